/* octet-packet-record.h - what the index remembers of one packet, in 40 bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define OCTET_NO_FLOW G_MAXUINT32

/**
 * OctetPacketRecord: (skip)
 * @offset: where the packet's first octet stands in the (unpacked) file
 * @time: nanoseconds since 1970-01-01 00:00 UTC; %G_MININT64 where the file states none
 * @captured_size: octets in the file
 * @wire_size: octets on the wire, as the file says; may be smaller than @captured_size in a
 *   damaged file
 * @flow: the innermost conversation, an index into the flow table, or %OCTET_NO_FLOW
 * @previous: number (from 1) of the packet before this one in @flow, 0 for the first
 * @stack: interned chain of protocols
 * @interface: index into the file's interfaces
 * @flags: #OctetPacketFlags
 * @reserved: keeps the record at 40 bytes
 */
typedef struct
{
  guint64 offset;
  gint64  time;
  guint32 captured_size;
  guint32 wire_size;
  guint32 flow;
  guint32 previous;
  guint16 stack;
  guint16 interface;
  guint16 flags;
  guint16 reserved;
} OctetPacketRecord;

#ifndef __GI_SCANNER__
G_STATIC_ASSERT (sizeof (OctetPacketRecord) == 40);
#endif

/**
 * OctetPacketFlags: (skip)
 * @OCTET_PACKET_HAS_OPTIONS: its block in the file states options (comment, flags, ...)
 * @OCTET_PACKET_SIMPLE: from a Simple Packet Block: no time, no options
 * @OCTET_PACKET_SEVERITY: two bits: the worst note in it (0 none or chat, 1 note, 2 warning,
 *   3 error)
 * @OCTET_PACKET_FROM_A: sent by the side that opened its flow
 * @OCTET_PACKET_MALFORMED: a layer of it could not be read to its end
 * @OCTET_PACKET_CUSTOM: no packet but a block of the file that is somebody's own: no time, no
 *   interface
 */
typedef enum
{
  OCTET_PACKET_HAS_OPTIONS = 1 << 0,
  OCTET_PACKET_SIMPLE = 1 << 1,
  OCTET_PACKET_SEVERITY = 3 << 2,
  OCTET_PACKET_FROM_A = 1 << 4,
  OCTET_PACKET_MALFORMED = 1 << 5,
  OCTET_PACKET_CUSTOM = 1 << 6,
} OctetPacketFlags;

G_END_DECLS
