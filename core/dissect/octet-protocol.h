/* octet-protocol.h - what a protocol is: fields, notes, carriers and one function, as data.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "dissect/octet-field.h"

G_BEGIN_DECLS

typedef struct _OctetDissector OctetDissector;

/* How much a note matters, lowest first (tshark's chat, note, warn, error). */
typedef enum
{
  OCTET_NOTE_COMMENT,
  OCTET_NOTE_CHAT,
  OCTET_NOTE_NOTE,
  OCTET_NOTE_WARNING,
  OCTET_NOTE_ERROR,
} OctetNoteSeverity;

/* What a note is about (tshark's expert groups). */
typedef enum
{
  OCTET_GROUP_PROTOCOL,
  OCTET_GROUP_MALFORMED,
  OCTET_GROUP_SEQUENCE,
  OCTET_GROUP_CHECKSUM,
  OCTET_GROUP_RESPONSE,
  OCTET_GROUP_REQUEST,
  OCTET_GROUP_UNDECODED,
  OCTET_GROUP_REASSEMBLE,
  OCTET_GROUP_SECURITY,
  OCTET_GROUP_COMMENTS,
  OCTET_GROUP_DECRYPTION,
  OCTET_GROUP_ASSUMPTION,
  OCTET_GROUP_DEPRECATED,
} OctetNoteGroup;

/**
 * OctetNote: (skip)
 * @key: the filter key, tshark's
 * @severity: #OctetNoteSeverity
 * @group: #OctetNoteGroup
 * @text: one plain sentence without a period, N_()
 *
 * Something about the bytes that a person should know.
 */
typedef struct
{
  const char *key;
  guint8      severity;
  guint8      group;
  const char *text;
} OctetNote;

/* The value of a carrier that is asked whether it takes the bytes (accept). */
#define OCTET_HEURISTIC G_MAXUINT32
/* The value of a carrier that takes whatever no other one of its table takes. */
#define OCTET_ANY (G_MAXUINT32 - 1)

/**
 * OctetCarrier: (skip)
 * @table: the dissector table it hangs in: "udp.port"
 * @value: the number it answers to, or %OCTET_HEURISTIC
 * @text: for tables of words ("media_type"): the word, lower case
 */
typedef struct
{
  const char *table;
  guint32     value;
  const char *text;
} OctetCarrier;

/* The hue of a layer (ui.md, section 5). */
typedef enum
{
  OCTET_LEVEL_FRAME,
  OCTET_LEVEL_LINK,
  OCTET_LEVEL_NETWORK,
  OCTET_LEVEL_TRANSPORT,
  OCTET_LEVEL_SESSION,
  OCTET_LEVEL_APPLICATION,
  OCTET_LEVEL_PAYLOAD,
} OctetLevel;

/* What octet_protocol's message_size answers besides a size. */
enum
{
  OCTET_MESSAGE_NEEDS_MORE = 0,     /* the length itself is not all there yet */
  OCTET_MESSAGE_UNTIL_CLOSE = -1,   /* the message ends where the stream does */
  OCTET_MESSAGE_NEEDS_ONE_SEGMENT = -2, /* ask again once one more segment is there */
  OCTET_MESSAGE_UNREADABLE = -3,    /* none of its messages, and nobody else's: not shown */
};

/**
 * OctetProtocol: (skip)
 * @key: the filter key: "udp"
 * @name: the full name, N_()
 * @short_name: what the list's protocol column says: "UDP"
 * @reference: the standard: "RFC 768"
 * @level: #OctetLevel
 * @is_silent: it is in the chain of protocols but has no node of its own ("ethertype")
 * @is_part: it has a node but is not in the chain: a part of the protocol before it ("wlan.mgt")
 * @row_from: octets that must be there for it to have a row in the tree: tshark reads as many
 *   before it adds anything. With fewer only the verdict is shown
 * @header_size: octets of the fixed header, all of which the engine reads before @dissect is called
 * @fields: the table, in the tree's order; an enum indexes it: OCTET_FIELDS (fields)
 * @notes: OCTET_NOTES (notes)
 * @carriers: where it hangs: OCTET_CARRIERS (carriers)
 * @accept: (nullable): says whether the bytes look like this protocol; nothing was added yet.
 *   Required for heuristic carriers, asked for every carrier where present
 * @message_size: (nullable): over a stream (TCP): how many octets the message that starts at
 *   @data takes, of which @size are there; or one of OCTET_MESSAGE_…. Its dissector is in the
 *   layer of the stream, and knows the conversation
 * @is_framed: over a stream, each message is a layer of its own whose size is told
 *   (tcp.pdu.size), however many stand in a segment
 * @shows_begun: over a stream, it has a layer, with nothing in it, on a segment where no more than
 *   the begin of a message stands
 * @dissect: gives the bytes meaning; called once the whole fixed header is there.
 *   A pure function of the bytes, the outer layers and the flow state
 * @lesson: what the protocol is for, one to three sentences, N_()
 */
typedef struct
{
  const char         *key;
  const char         *name;
  const char         *short_name;
  const char         *reference;
  guint8              level;
  gboolean            is_silent;
  gboolean            is_part;
  guint16             row_from;
  guint16             header_size;
  const OctetField   *fields;
  gsize               n_fields;
  const OctetNote    *notes;
  gsize               n_notes;
  const OctetCarrier *carriers;
  gsize               n_carriers;
  gboolean          (*accept)       (OctetDissector *self);
  gssize            (*message_size) (OctetDissector *self,
                                     const guint8   *data,
                                     gsize           size);
  gboolean            is_framed;
  gboolean            shows_begun;
  void              (*dissect)      (OctetDissector *self);
  const char         *lesson;
} OctetProtocol;

#define OCTET_FIELDS(table) .fields = (table), .n_fields = G_N_ELEMENTS (table)
#define OCTET_NOTES(table) .notes = (table), .n_notes = G_N_ELEMENTS (table)
#define OCTET_CARRIERS(table) .carriers = (table), .n_carriers = G_N_ELEMENTS (table)

G_END_DECLS
