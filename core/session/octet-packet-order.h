/* octet-packet-order.h - packets sorted by something other than their numbers, by a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "packets/octet-bitset.h"
#include "session/octet-session.h"

G_BEGIN_DECLS

/**
 * OctetOrderKey:
 * @OCTET_ORDER_NUMBER: as they stand in the file
 * @OCTET_ORDER_TIME: by time
 * @OCTET_ORDER_SOURCE: by the address that sent them, as their conversation has it
 * @OCTET_ORDER_DESTINATION: by the address that they were sent to
 * @OCTET_ORDER_PROTOCOL: by the name of their innermost protocol
 * @OCTET_ORDER_LENGTH: by their octets on the wire
 * @OCTET_ORDER_INFO: by the line that the list says about them, small and large letters alike
 * @OCTET_ORDER_FIELD: by the value of a field
 *
 * What packets are sorted by; where it is equal, their numbers decide.
 */
typedef enum
{
  OCTET_ORDER_NUMBER,
  OCTET_ORDER_TIME,
  OCTET_ORDER_SOURCE,
  OCTET_ORDER_DESTINATION,
  OCTET_ORDER_PROTOCOL,
  OCTET_ORDER_LENGTH,
  OCTET_ORDER_INFO,
  OCTET_ORDER_FIELD,
} OctetOrderKey;

#define OCTET_TYPE_PACKET_ORDER (octet_packet_order_get_type ())
G_DECLARE_FINAL_TYPE (OctetPacketOrder, octet_packet_order, OCTET, PACKET_ORDER, GObject)

gboolean          octet_order_key_dissects        (OctetOrderKey     key);

OctetPacketOrder *octet_packet_order_new          (OctetSession     *session,
                                                   OctetOrderKey     key,
                                                   OctetBitset      *among)
  G_GNUC_WARN_UNUSED_RESULT;
OctetPacketOrder *octet_packet_order_new_by_field (OctetSession     *session,
                                                   const char       *field,
                                                   OctetBitset      *among)
  G_GNUC_WARN_UNUSED_RESULT;
void              octet_packet_order_cancel       (OctetPacketOrder *self);
gboolean          octet_packet_order_is_finished  (OctetPacketOrder *self);
double            octet_packet_order_get_progress (OctetPacketOrder *self);
guint32           octet_packet_order_get_count    (OctetPacketOrder *self);
guint32           octet_packet_order_turn         (OctetPacketOrder *self,
                                                   guint32           position);
guint32           octet_packet_order_get_packet   (OctetPacketOrder *self,
                                                   guint32           position);
guint32           octet_packet_order_get_position (OctetPacketOrder *self,
                                                   guint32           packet);
gsize             octet_packet_order_get_memory   (OctetPacketOrder *self);

G_END_DECLS
