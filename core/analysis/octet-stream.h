/* octet-stream.h - what the two ends of one conversation said, in order, in parts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A part is a place: so many octets of one packet, sent by one end. Octets are
 * read from the file when somebody looks. Only what does not stand in one piece
 * in the file (reassembled, decoded) is kept.
 */
#pragma once

#include "analysis/octet-statistic.h"
#include "packets/octet-packet-store.h"

G_BEGIN_DECLS

/* Rows of a view, and reads from the file, stay small. */
#define OCTET_STREAM_MAX_PART 16384u

typedef enum
{
  OCTET_STREAM_TCP,
  OCTET_STREAM_UDP,
  OCTET_STREAM_HTTP, /* heads, and bodies as they were before they were packed */
  OCTET_STREAM_TLS,  /* its records, a part each */
  OCTET_STREAM_TLS_PLAIN, /* what was inside, where keys are known: nothing so far */
  OCTET_N_STREAM_KINDS,
} OctetStreamKind;

/* Columns of the list. */
enum
{
  OCTET_STREAM_PACKET,
  OCTET_STREAM_SIDE,
  OCTET_STREAM_SIZE,
  OCTET_STREAM_MISSING,
};

/**
 * OctetStreamPart: (skip)
 * @packet: the packet that brought it; for a gap, the one that showed that there is one
 * @position: first octet in the packet, or in @copy
 * @size: how many; 0 for a gap
 * @missing: for a gap: how many octets are not in the capture
 * @side: 0 where the end sent it that sent the first packet
 * @is_continued: it goes on where the part before it ended: one packet brought both
 * @record: for a TLS record, its content type
 * @copy: (nullable): octets that do not stand in the file in one piece
 *
 * A run of octets in one direction.
 */
typedef struct
{
  guint32  packet;
  guint32  position;
  guint32  size;
  guint32  missing;
  guint8   side;
  guint8   record;
  gboolean is_continued;
  GBytes  *copy;
} OctetStreamPart;

#define OCTET_TYPE_STREAM (octet_stream_get_type ())
G_DECLARE_FINAL_TYPE (OctetStream, octet_stream, OCTET, STREAM, OctetStatistic)

OctetStatistic        *octet_stream_new         (OctetStreamKind        kind)
  G_GNUC_WARN_UNUSED_RESULT;
OctetStreamKind        octet_stream_get_kind    (OctetStream           *self);
const char            *octet_stream_kind_get_name
                                                (OctetStreamKind        kind);
gboolean               octet_stream_get_end     (OctetStream           *self,
                                                 guint                  side,
                                                 OctetAddress          *ret_address,
                                                 guint16               *ret_port);
gint64                 octet_stream_get_round_trip
                                                (OctetStream           *self);
guint                  octet_stream_get_n_parts (OctetStream           *self);
void                   octet_stream_get_part    (OctetStream           *self,
                                                 guint                  index,
                                                 OctetStreamPart       *ret_part);
const guint8          *octet_stream_read_part   (const OctetStreamPart *part,
                                                 OctetPacketStore      *store,
                                                 OctetPacketBytes      *bytes,
                                                 GError               **error);

G_END_DECLS
