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

typedef enum
{
  OCTET_FLOW_TCP,
  OCTET_FLOW_UDP,
  OCTET_N_FLOW_LEVELS,
} OctetFlowLevel;

/**
 * OctetTcpSide: (skip)
 * @base: the sequence number that counts as 0
 * @has_base: whether @base is known
 * @window_scale: shift of the window field; -1 unknown, -2 known not to be used
 *
 * What one end of a TCP connection said of itself.
 */
typedef struct
{
  guint32 base;
  guint8  has_base;
  gint8   window_scale;
} OctetTcpSide;

/**
 * OctetFlow: (skip)
 * @a: the end that sent the first packet
 * @b: the other end
 * @port_a: port of @a
 * @port_b: port of @b
 * @level: #OctetFlowLevel
 * @number: counts the flows of a level from 0: tcp.stream, udp.stream
 * @older: the flow before this one with the same ends (ports used again), or %OCTET_FLOW_NONE
 * @first_packet: number of its first packet
 * @last_packet: number of its last packet so far
 * @first_time: time of its first packet, ns
 * @side: what each end of a TCP connection said, A's first
 */
typedef struct
{
  OctetAddress a;
  OctetAddress b;
  guint16      port_a;
  guint16      port_b;
  guint8       level;
  guint32      number;
  guint32      older;
  guint32      first_packet;
  guint32      last_packet;
  gint64       first_time;
  OctetTcpSide side[2];
} OctetFlow;

typedef struct _OctetFlowTable OctetFlowTable;

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
                                            guint32             packet);
gboolean        octet_flow_is_from_a       (const OctetFlow     *self,
                                            const OctetAddress  *source,
                                            guint16              source_port);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OctetFlowTable, octet_flow_table_free)

G_END_DECLS
