/* octet-flow-table.h - every conversation of a capture, once, found by its two ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written by the worker during the first pass, read only afterwards. Flows
 * stand in chunks that never move.
 */
#pragma once

#include <glib.h>

#include "bytes/octet-address.h"

G_BEGIN_DECLS

#define OCTET_FLOW_NONE G_MAXUINT32

/* The levels at which there are conversations, as tshark's `-z conv` names them. */
typedef enum
{
  OCTET_FLOW_ETH,
  OCTET_FLOW_IP,
  OCTET_FLOW_IPV6,
  OCTET_FLOW_TCP,
  OCTET_FLOW_UDP,
  OCTET_FLOW_SCTP,
  OCTET_FLOW_WLAN,
  OCTET_FLOW_SLL,
  OCTET_FLOW_FDDI,
  OCTET_FLOW_IPX,
  OCTET_N_FLOW_LEVELS,
} OctetFlowLevel;

/**
 * OctetFlow: (skip)
 * @first_time: time of its first packet, ns
 * @last_time: the latest time of its packets so far, ns; see also octet_flow_table_get_start()
 * @bytes: octets on the wire in packets that A, that B sent
 * @packets: packets that A, that B sent
 * @number: counts the flows of a level from 0: tcp.stream, udp.stream
 * @older: the flow before this one with the same ends (ports used again), or %OCTET_FLOW_NONE
 * @first_packet: number of its first packet
 * @last_packet: number of its last packet so far, 0 where it was only quoted
 * @port_a: port of end A, which sent the first packet
 * @port_b: port of the other end, B
 * @ends: addresses of A and B, for octet_flow_table_get_end() alone to read: of IPv4 the four
 *   octets, of other kinds a number in the table of addresses
 * @kinds: #OctetAddressKind of A's, of B's address
 * @level: #OctetFlowLevel
 * @has_start: octet_flow_table_get_start() is not @first_time
 * @is_turned: end B sent the first packet that counts
 */
typedef struct
{
  gint64       first_time;
  gint64       last_time;
  guint64      bytes[2];
  guint32      packets[2];
  guint32      number;
  guint32      older;
  guint32      first_packet;
  guint32      last_packet;
  guint16      port_a;
  guint16      port_b;
  guint32      ends[2];
  guint8       kinds[2];
  guint8       level : 6;
  guint8       has_start : 1;
  guint8       is_turned : 1;
} OctetFlow;

typedef struct _OctetFlowTable OctetFlowTable;

const char     *octet_flow_level_get_key   (OctetFlowLevel level);
const char     *octet_flow_level_get_title (OctetFlowLevel level);
gboolean        octet_flow_level_has_ports (OctetFlowLevel level);
OctetFlowTable *octet_flow_table_new       (void);
void            octet_flow_table_free      (OctetFlowTable *self);
guint32         octet_flow_table_get_count (const OctetFlowTable *self);
OctetFlow      *octet_flow_table_get       (const OctetFlowTable *self,
                                            guint32               id);
guint32         octet_flow_table_find      (const OctetFlowTable *self,
                                            OctetFlowLevel        level,
                                            const OctetAddress   *source,
                                            guint16               source_port,
                                            const OctetAddress   *destination,
                                            guint16               destination_port,
                                            guint32               packet);
guint32         octet_flow_table_add       (OctetFlowTable     *self,
                                            OctetFlowLevel      level,
                                            const OctetAddress *source,
                                            guint16             source_port,
                                            const OctetAddress *destination,
                                            guint16             destination_port,
                                            guint32             packet,
                                            gint64              time);
gint64          octet_flow_table_get_start (const OctetFlowTable *self,
                                            guint32               id);
guint32         octet_flow_table_count_packet
                                           (OctetFlowTable     *self,
                                            guint32             id,
                                            guint               side,
                                            guint32             packet,
                                            gint64              time,
                                            guint32             size);
OctetAddress    octet_flow_table_get_end   (const OctetFlowTable *self,
                                            const OctetFlow      *flow,
                                            guint                 side);
gboolean        octet_flow_table_has_ends  (const OctetFlowTable *self,
                                            const OctetFlow     *flow,
                                            OctetFlowLevel       level,
                                            const OctetAddress  *source,
                                            guint16              source_port,
                                            const OctetAddress  *destination,
                                            guint16              destination_port);
gboolean        octet_flow_table_is_from_a (const OctetFlowTable *self,
                                            const OctetFlow     *flow,
                                            const OctetAddress  *source,
                                            guint16              source_port);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetFlowTable, octet_flow_table_free)

G_END_DECLS
