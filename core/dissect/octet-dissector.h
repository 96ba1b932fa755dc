/* octet-dissector.h - what a protocol's dissect function may ask for and say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A dissector runs the layers of one packet at one of three depths: the first
 * pass (state, no fields), a chosen set of fields, or the whole tree. The
 * functions cost one branch for what nobody asked for.
 *
 * Places ("at") count from the first octet of the current layer. Reading goes
 * through the layer's cursor (octet_dissector_rest), which starts behind the
 * fixed header. Once a read failed the layer is cut short: nothing more is
 * added to it and nothing is handed on.
 */
#pragma once

#include <glib.h>

#include "bytes/octet-address.h"
#include "bytes/octet-reader.h"
#include "dissect/octet-protocol.h"
#include "dissect/octet-tree.h"
#include "flows/octet-state.h"

G_BEGIN_DECLS

typedef enum
{
  OCTET_DEPTH_FIRST_PASS,
  OCTET_DEPTH_FIELDS,
  OCTET_DEPTH_TREE,
} OctetDepth;

typedef enum
{
  OCTET_WANTS_FIELDS = 1 << 0,  /* some field may be recorded */
  OCTET_WANTS_TEXT = 1 << 1,    /* headings and labels too */
  OCTET_WANTS_SUMMARY = 1 << 2, /* the list's columns */
} OctetWants;

/* The part of a dissector that the macros below look at. */
typedef struct
{
  guint wants; /* OctetWants */
} OctetDissectorHead;

/**
 * OctetFrameInfo: (skip)
 * @number: the packet's number, from 1
 * @time: ns since 1970 UTC; %G_MININT64 where the file states none
 * @previous_time: time of the packet before it in the file, the same as @time for the first
 * @shown_time: time of the packet shown before it: @previous_time where no filter hides any, the
 *   same as @time for the first that is shown
 * @first_time: time of the file's first packet
 * @captured_size: octets that are there
 * @wire_size: octets there were
 * @link_type: LINKTYPE_ number
 * @encapsulation: tshark's number for the link type (frame.encap_type)
 * @interface: the interface's place in its section, from 0
 * @interface_name: (nullable): its name
 * @interface_description: (nullable): its description
 * @has_interface: whether the file format states interfaces (pcapng)
 * @section: number of the pcapng section, from 0
 * @is_custom: no packet but a block of the file that is somebody's own
 * @has_custom: whether it was read whose
 * @enterprise: whose: a Private Enterprise Number
 * @may_copy: whether who writes the file anew may take it along
 * @stack: the chain of protocols that the first pass found
 * @flow: the innermost flow that the first pass found, %OCTET_FLOW_NONE where it is not known;
 *   it saves a search
 * @comments: (nullable): the packet's comments
 * @has_flags: whether the file states @flags
 * @flags: pcapng epb_flags, see #OctetPacketOptions
 * @has_id: whether the file states @id
 * @id: pcapng epb_packetid
 * @has_drop_count: whether the file states @drop_count
 * @drop_count: pcapng epb_dropcount: packets lost since the one before
 */
typedef struct
{
  guint32            number;
  gint64             time;
  gint64             previous_time;
  gint64             shown_time;
  gint64             first_time;
  guint32            captured_size;
  guint32            wire_size;
  guint16            link_type;
  int                encapsulation;
  guint32            interface;
  const char        *interface_name;
  const char        *interface_description;
  gboolean           has_interface;
  guint32            section;
  gboolean           is_custom;
  gboolean           has_custom;
  guint32            enterprise;
  gboolean           may_copy;
  guint16            stack;
  guint32            flow;
  const char *const *comments;
  gboolean           has_flags;
  guint32            flags;
  gboolean           has_id;
  guint64            id;
  gboolean           has_drop_count;
  guint64            drop_count;
} OctetFrameInfo;

/**
 * OctetSummary: (skip)
 * @source: the innermost network address it came from, or the link's
 * @destination: where it went
 * @protocol: (nullable): what the protocol column says
 * @info: one line about it
 * @emphasis: where in @info the word stands that the eye looks for
 * @emphasis_size: its octets; 0 for none
 * @severity: the worst note, #OctetNoteSeverity
 * @flow: the innermost flow, or %OCTET_FLOW_NONE
 * @from_a: whether the flow's end A sent it
 * @previous: number of the packet before it in @flow, 0 for none (first pass)
 * @stack: the chain of protocols (first pass)
 * @is_malformed: a layer could not be read to its end
 */
typedef struct
{
  OctetAddress source;
  OctetAddress destination;
  const char  *protocol;
  GString     *info;
  guint32      emphasis;
  guint32      emphasis_size;
  guint8       severity;
  gboolean     from_a;
  gboolean     is_malformed;
  guint32      flow;
  guint32      previous;
  guint16      stack;
} OctetSummary;

/**
 * OctetPacketReader: (skip)
 * @get_time: the time of packet @number, ns since 1970 UTC
 * @read: the octets of packet @number, valid until the next call; %NULL where they cannot be read
 *
 * How a dissector looks at other packets than its own.
 */
typedef struct
{
  gint64         (*get_time) (gpointer data,
                              guint32  number);
  const guint8  *(*read)     (gpointer data,
                              guint32  number,
                              gsize   *ret_size);
} OctetPacketReader;

typedef struct _OctetWanted OctetWanted;

/* --- the engine's owner: session, export, filter, tests --- */
OctetWanted        *octet_wanted_new               (const OctetRegistry *registry);
void                octet_wanted_free              (OctetWanted *self);
gboolean            octet_wanted_add_key           (OctetWanted *self,
                                                    const char  *key);
OctetDissector     *octet_dissector_new            (OctetRegistry *registry,
                                                    OctetState    *state);
void                octet_dissector_free           (OctetDissector *self);
void                octet_dissector_set_wanted     (OctetDissector    *self,
                                                    const OctetWanted *wanted);
void                octet_dissector_set_reader     (OctetDissector          *self,
                                                    const OctetPacketReader *reader,
                                                    gpointer                 data);
const OctetSummary *octet_dissector_run            (OctetDissector       *self,
                                                    const OctetFrameInfo *frame,
                                                    const guint8         *bytes,
                                                    OctetDepth            depth,
                                                    gboolean              wants_summary,
                                                    OctetTree            *tree);

/* --- the current layer --- */
gboolean              octet_dissector_wants_between  (const OctetDissector *self,
                                                      guint                 first,
                                                      guint                 last);
const OctetFrameInfo *octet_dissector_get_frame      (const OctetDissector *self);
OctetState           *octet_dissector_get_state      (const OctetDissector *self);
const OctetRegistry  *octet_dissector_get_registry   (const OctetDissector *self);
gboolean              octet_dissector_is_first_pass  (const OctetDissector *self);
guint32               octet_dissector_get_parameter  (const OctetDissector *self);
gboolean              octet_dissector_is_inside      (const OctetDissector *self,
                                                      const char           *key);
gboolean              octet_dissector_is_over        (const OctetDissector *self,
                                                      const char           *key);
gsize                 octet_dissector_get_start      (const OctetDissector *self);
gsize                 octet_dissector_get_size       (const OctetDissector *self);
gsize                 octet_dissector_get_captured   (const OctetDissector *self);
gsize                 octet_dissector_get_left       (const OctetDissector *self);
const guint8         *octet_dissector_get_bytes      (const OctetDissector *self);
guint64               octet_dissector_get_uint       (const OctetDissector *self,
                                                      guint                 field);
OctetReader          *octet_dissector_rest           (OctetDissector *self);
gsize                 octet_dissector_get_position   (const OctetDissector *self);
gboolean              octet_dissector_ok             (const OctetDissector *self);
void                  octet_dissector_trim           (OctetDissector *self,
                                                      gsize           size);
void                  octet_dissector_set_header     (OctetDissector *self,
                                                      gsize           size);
void                  octet_dissector_mark_malformed (OctetDissector *self);
void                  octet_dissector_mark_torn      (OctetDissector *self);
void                  octet_dissector_hide_row       (OctetDissector *self);
void                  octet_dissector_end_header     (OctetDissector *self,
                                                      guint16         size);
void                  octet_dissector_set_quoting    (OctetDissector *self,
                                                      gboolean        quoting);
void                  octet_dissector_set_enclosing  (OctetDissector *self,
                                                      gboolean        enclosing);
gboolean              octet_dissector_is_quoted      (const OctetDissector *self);
void                  octet_dissector_extend         (OctetDissector *self,
                                                      gsize           size);

/* --- adding fields --- */
guint64 octet_dissector_read       (OctetDissector *self,
                                    guint           field);
void    octet_dissector_read_run   (OctetDissector *self,
                                    guint           first,
                                    guint           last);
guint64 octet_dissector_read_size  (OctetDissector *self,
                                    guint           field,
                                    gsize           size);
guint64 octet_dissector_add        (OctetDissector *self,
                                    guint           field,
                                    gsize           at,
                                    gsize           size);
void    octet_dissector_add_uint   (OctetDissector *self,
                                    guint           field,
                                    guint64         value,
                                    gsize           at,
                                    gsize           size);
void    octet_dissector_add_int    (OctetDissector *self,
                                    guint           field,
                                    gint64          value,
                                    gsize           at,
                                    gsize           size);
void    octet_dissector_add_double (OctetDissector *self,
                                    guint           field,
                                    double          value,
                                    gsize           at,
                                    gsize           size);
void    octet_dissector_begin_again
                                   (OctetDissector *self,
                                    gsize           at);
void    octet_dissector_add_time   (OctetDissector *self,
                                    guint           field,
                                    gint64          nanoseconds,
                                    gsize           at,
                                    gsize           size);
void    octet_dissector_add_bytes  (OctetDissector *self,
                                    guint           field,
                                    const void     *bytes,
                                    gsize           n_bytes,
                                    gsize           at,
                                    gsize           size);
void    octet_dissector_add_text   (OctetDissector *self,
                                    guint           field,
                                    const char     *text,
                                    gsize           at,
                                    gsize           size);
void    octet_dissector_open       (OctetDissector *self,
                                    guint           field);
void    octet_dissector_open_at    (OctetDissector *self,
                                    guint           field,
                                    gsize           at);
void    octet_dissector_open_text  (OctetDissector *self,
                                    const char     *text);
void    octet_dissector_enter      (OctetDissector *self);
void    octet_dissector_close      (OctetDissector *self);
void    octet_dissector_note       (OctetDissector *self,
                                    guint           note,
                                    guint           field);
void    octet_dissector_note_here  (OctetDissector *self,
                                    guint           note);
void    octet_dissector_note_text  (OctetDissector *self,
                                    guint           note,
                                    const char     *text);

/* --- checksums (RFC 1071) --- */
gboolean octet_dissector_sum_internet (OctetDissector *self,
                                       gsize           size,
                                       int             pseudo_protocol,
                                       guint16        *ret_sum);
void     octet_dissector_set_verdict  (OctetDissector *self,
                                       guint           checksum,
                                       guint           status,
                                       guint           note,
                                       int             verdict);

/* --- columns and flows --- */
void                octet_dissector_set_addresses     (OctetDissector  *self,
                                                       OctetAddressKind kind,
                                                       const guint8    *source,
                                                       const guint8    *destination);
void                octet_dissector_set_ends          (OctetDissector  *self,
                                                       OctetFlowLevel   level,
                                                       OctetAddressKind kind,
                                                       const guint8    *source,
                                                       const guint8    *destination);
void                octet_dissector_uncount           (OctetDissector  *self);
const OctetAddress *octet_dissector_get_source        (const OctetDissector *self);
const OctetAddress *octet_dissector_get_destination   (const OctetDissector *self);
OctetFlow          *octet_dissector_set_ports         (OctetDissector *self,
                                                       OctetFlowLevel  level,
                                                       guint16         source,
                                                       guint16         destination);
guint32             octet_dissector_get_flow          (const OctetDissector *self,
                                                       gboolean             *ret_from_a);
OctetFlow          *octet_dissector_find_flow         (OctetDissector  *self,
                                                       OctetFlowLevel   level,
                                                       guint16          source,
                                                       guint16          destination);
OctetFlow          *octet_dissector_begin_flow        (OctetDissector  *self,
                                                       OctetFlowLevel   level,
                                                       guint16          source,
                                                       guint16          destination);
guint16             octet_dissector_get_source_port   (const OctetDissector *self);
void                octet_dissector_expect            (OctetDissector  *self,
                                                       OctetFlowLevel   level,
                                                       guint16          port,
                                                       const char      *text);
void                octet_dissector_expect_protocol   (OctetDissector  *self,
                                                       const char      *protocol,
                                                       OctetFlowLevel   level,
                                                       guint16          port,
                                                       const char      *text);
const OctetExpectation *
                    octet_dissector_get_expectation   (const OctetDissector *self);
gboolean            octet_dissector_hand_on_expected  (OctetDissector  *self);
guint32             octet_dissector_get_previous      (const OctetDissector *self);
gint64              octet_dissector_get_time_of       (const OctetDissector *self,
                                                       guint32               packet);
const guint8       *octet_dissector_read_packet       (const OctetDissector *self,
                                                       guint32               number,
                                                       gsize                *ret_size);
void                octet_dissector_put_fact          (OctetDissector *self,
                                                       OctetFactKind   kind,
                                                       const guint8   *data,
                                                       gsize           size);
const guint8       *octet_dissector_find_fact         (const OctetDissector *self,
                                                       OctetFactKind         kind,
                                                       gsize                *ret_size);
const guint8       *octet_dissector_find_fact_of      (const OctetDissector *self,
                                                       guint32               packet,
                                                       OctetFactKind         kind,
                                                       gsize                *ret_size);
void                octet_dissector_set_protocol_name (OctetDissector *self,
                                                       const char     *name);
void                octet_dissector_summarize_real    (OctetDissector *self,
                                                       gboolean        append,
                                                       const char     *format,
                                                       ...) G_GNUC_PRINTF (3, 4);
void                octet_dissector_emphasize         (OctetDissector *self,
                                                       const char     *word);
void                octet_dissector_label_real        (OctetDissector *self,
                                                       const char     *format,
                                                       ...) G_GNUC_PRINTF (2, 3);
void                octet_dissector_describe_real     (OctetDissector *self,
                                                       const char     *format,
                                                       ...) G_GNUC_PRINTF (2, 3);

static inline gboolean
octet_dissector_wants (const OctetDissector *self,
                       guint                 what)
{
  return (((const OctetDissectorHead *) self)->wants & what) != 0;
}

/* Sets the list's info text; the innermost layer's wins. */
#define octet_dissector_summarize(self, ...) \
  G_STMT_START { \
    if (octet_dissector_wants ((self), OCTET_WANTS_SUMMARY)) \
      octet_dissector_summarize_real ((self), FALSE, __VA_ARGS__); \
  } G_STMT_END

/* Adds to the list's info text. */
#define octet_dissector_summarize_more(self, ...) \
  G_STMT_START { \
    if (octet_dissector_wants ((self), OCTET_WANTS_SUMMARY)) \
      octet_dissector_summarize_real ((self), TRUE, __VA_ARGS__); \
  } G_STMT_END

/* Replaces the text of the innermost open node, or of the node added last where
 * none is open: "www.example: type A". The whole row, name included. */
#define octet_dissector_label(self, ...) \
  G_STMT_START { \
    if (octet_dissector_wants ((self), OCTET_WANTS_TEXT)) \
      octet_dissector_label_real ((self), __VA_ARGS__); \
  } G_STMT_END

/* What follows the protocol's name on the layer's own row. */
#define octet_dissector_describe(self, ...) \
  G_STMT_START { \
    if (octet_dissector_wants ((self), OCTET_WANTS_TEXT)) \
      octet_dissector_describe_real ((self), __VA_ARGS__); \
  } G_STMT_END

/* --- handing on: each answers whether a protocol took the bytes --- */
gboolean octet_dissector_hand_on       (OctetDissector *self,
                                        const char     *table,
                                        guint32         first,
                                        guint32         second);
gboolean octet_dissector_hand_on_text  (OctetDissector *self,
                                        const char     *table,
                                        const char     *text);
gboolean octet_dissector_offer         (OctetDissector *self,
                                        const char     *table,
                                        guint32         first,
                                        guint32         second);
gboolean octet_dissector_offer_nothing (OctetDissector *self,
                                        const char     *table,
                                        guint32         value);
gboolean octet_dissector_hand_on_named (OctetDissector *self,
                                        const char     *table,
                                        guint32         value);
gboolean octet_dissector_call_part     (OctetDissector *self,
                                        const char     *table,
                                        guint32         value,
                                        gsize           at,
                                        gsize           size);
gboolean octet_dissector_call_empty    (OctetDissector *self,
                                        const char     *table,
                                        guint32         value);
gboolean octet_dissector_call_cut_part (OctetDissector *self,
                                        const char     *table,
                                        guint32         value,
                                        gsize           at,
                                        gsize           captured,
                                        gsize           size);
gboolean octet_dissector_call_bytes    (OctetDissector *self,
                                        const char     *table,
                                        guint32         value,
                                        const char     *name,
                                        GBytes         *bytes);
gboolean octet_dissector_call_part_text  (OctetDissector *self,
                                          const char     *table,
                                          const char     *text,
                                          gsize           at,
                                          gsize           size);
gboolean octet_dissector_call_bytes_text (OctetDissector *self,
                                          const char     *table,
                                          const char     *text,
                                          const char     *name,
                                          GBytes         *bytes);
void     octet_dissector_hand_on_data  (OctetDissector *self);
gsize    octet_dissector_get_used      (const OctetDissector *self);

/* --- streams: messages that take more than one segment --- */

/**
 * OctetSegmentPart: (skip)
 * @table: the dissector table: a string literal
 * @first: the number to look up
 * @second: another number to try
 * @flow: the flow's id
 * @side: which end sends, 0 for A
 * @seq: where the payload stands in the stream, modulo 2^32
 * @length: octets of payload on the wire
 * @is_last: the stream ends behind it
 * @is_repeated: all of it was there before
 * @is_again: it may be of a message that is complete, and is not sent again for having been lost:
 *   it was overtaken, or only asks whether the other end is still there
 * @is_seen: the octets were there before, and come once more because some were thought lost
 * @is_late: what came before it overtook it, or it is of no use
 *
 * One segment of a stream.
 */
typedef struct
{
  const char *table;
  guint32     first;
  guint32     second;
  guint32     flow;
  guint       side;
  guint32     seq;
  guint32     length;
  gboolean    is_last;
  gboolean    is_repeated;
  gboolean    is_again;
  gboolean    is_seen;
  gboolean    is_late;
} OctetSegmentPart;

/**
 * OctetSegmentFields: (skip)
 *
 * The transport's own fields for reassembly, by index.
 */
typedef struct
{
  guint segment_data;
  guint reassembled_in;
  guint segments;
  guint segment;
  guint overlap;
  guint count;
  guint length;
  guint data;
  guint size;
} OctetSegmentFields;

void     octet_dissector_hand_on_stream (OctetDissector          *self,
                                         const OctetSegmentPart   *part,
                                         const OctetSegmentFields *fields);

/* --- requests and responses --- */

/**
 * OctetExchangePart: (skip)
 * @id: what request and response have in common in their conversation
 * @at: where the message starts, from the layer's first octet
 * @is_request: whether this packet asks
 * @is_stream: nothing gets lost on the way: once answered, the same request is a new one
 * @in_turn: requests and responses alternate: a response that nobody waits for is an exchange
 *   of its own
 * @is_anywhere: the exchange belongs to no conversation: @id is all they have in common
 * @repeat_time: within so many ns the same request is the same question again; 0: never
 *
 * One message of an exchange.
 */
typedef struct
{
  guint64  id;
  gsize    at;
  gboolean is_request;
  gboolean is_stream;
  gboolean in_turn;
  gboolean is_anywhere;
  gint64   repeat_time;
} OctetExchangePart;

/**
 * OctetTurn: (skip)
 * @kind: what the packet is in its exchange; %OCTET_TURN_NONE where it is in none
 * @number: the exchange's number, 0 for a response that nobody asked for
 * @request: the packet that asks, 0 for none
 * @response: the packet that answers first, 0 for none
 * @time: ns from the request to this packet; %G_MININT64 where that is not known
 *
 * What the first pass found out about a message.
 */
typedef struct
{
  OctetTurnKind kind;
  guint32       number;
  guint32       request;
  guint32       response;
  gint64        time;
} OctetTurn;

/**
 * OctetExchangeFields: (skip)
 * @response_in: on a request, the packet that answers it
 * @request_in: on a response, the packet that asked
 * @time: on a response, how long it took: a duration, or a double in ms
 * @is_time_first: whether the time stands in front of the packet
 *
 * A protocol's own fields for its exchanges, by index.
 */
typedef struct
{
  guint    response_in;
  guint    request_in;
  guint    time;
  gboolean is_time_first;
} OctetExchangeFields;

OctetTurn octet_dissector_find_turn  (OctetDissector            *self,
                                      const OctetExchangePart   *part);
void      octet_dissector_add_turn   (OctetDissector            *self,
                                      const OctetExchangePart   *part,
                                      const OctetTurn           *turn,
                                      const OctetExchangeFields *fields);
void      octet_dissector_link_turn  (OctetDissector            *self,
                                      const OctetExchangePart   *part,
                                      const OctetExchangeFields *fields);
const OctetExchange *
          octet_dissector_get_exchange
                                     (const OctetDissector      *self,
                                      guint32                    number);
gpointer  octet_dissector_recall     (const OctetDissector      *self,
                                      gconstpointer              owner);
gboolean  octet_dissector_remember   (OctetDissector            *self,
                                      gconstpointer              owner,
                                      gpointer                   data,
                                      GDestroyNotify             destroy);

/* --- datagrams that came in pieces --- */

/**
 * OctetFragmentPart: (skip)
 * @name: what the whole is called, for the tab of the byte view, N_()
 * @table: the dissector table of the datagram's payload: a string literal
 * @protocol: the number to look up
 * @identification: the number that the fragments of one datagram share
 * @by_protocol: whether @protocol is part of what they share (IPv4)
 * @offset: where the payload stands in the datagram
 * @size: octets of it, as the header says; 0 where it does not
 * @more: whether others come behind it
 *
 * One fragment; its payload lies behind the cursor.
 */
typedef struct
{
  const char *name;
  const char *table;
  guint32     protocol;
  guint32     identification;
  gboolean    by_protocol;
  guint32     offset;
  guint32     size;
  gboolean    more;
} OctetFragmentPart;

/**
 * OctetFragmentFields: (skip)
 *
 * The layer's own fields for reassembly, by index, and its note on a datagram that took
 * longer than any receiver waits.
 */
typedef struct
{
  guint reassembled_in;
  guint fragments;
  guint fragment;
  guint error;
  guint overlap;
  guint conflict;
  guint tails;
  guint too_long;
  guint count;
  guint length;
  guint data;
  guint late;
} OctetFragmentFields;

gboolean octet_dissector_hand_on_fragment (OctetDissector            *self,
                                           const OctetFragmentPart   *part,
                                           const OctetFragmentFields *fields);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetDissector, octet_dissector_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetWanted, octet_wanted_free)

G_END_DECLS
