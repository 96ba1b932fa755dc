/* quic-initial.h - opens QUIC's first packets, whose keys everyone can work out: RFC 9001, 5.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QuicSealed: (skip)
 * @version: the packet's version
 * @id: the connection ID that the client's first packet was sent to
 * @id_size: octets of it, at most 20
 * @from_server: who sent the packet
 * @packet: the packet, from its first octet to the end that its length states
 * @size: octets of it
 * @number_at: where the packet number stands
 *
 * A packet whose number and payload are hidden.
 */
typedef struct
{
  guint32       version;
  const guint8 *id;
  gsize         id_size;
  gboolean      from_server;
  const guint8 *packet;
  gsize         size;
  gsize         number_at;
} QuicSealed;

/**
 * QuicOpened: (skip)
 * @first: the packet's first octet, all bits of it readable
 * @number_size: octets of the packet number
 * @number: the packet number, as many bits of it as stand there
 * @size: octets of payload
 * @payload: (owned): the payload, its frames
 *
 * What was hidden.
 */
typedef struct
{
  guint8  first;
  guint   number_size;
  guint32 number;
  gsize   size;
  guint8 *payload;
} QuicOpened;

gboolean quic_initial_open (const QuicSealed *sealed,
                            QuicOpened       *ret_opened);

G_END_DECLS
