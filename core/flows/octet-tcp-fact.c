/* octet-tcp-fact.c - packs what was found out about a segment into few octets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "flows/octet-tcp-table.h"

/* The numbers of a fact that are often 0, in the order they are written. */
#define N_NUMBERS 8u

static void
list_numbers (const OctetTcpFact *self,
              guint32             packet,
              guint32            *out)
{
  out[0] = self->previous != 0 ? packet - self->previous : 0;
  out[1] = self->acks != 0 ? packet - self->acks : 0;
  out[2] = self->bytes_in_flight;
  out[3] = self->push_bytes;
  out[4] = self->n_duplicate;
  out[5] = self->duplicate_of != 0 ? packet - self->duplicate_of : 0;
  out[6] = self->rto_packet != 0 ? packet - self->rto_packet : 0;
  out[7] = self->fin_packet != 0 ? packet - self->fin_packet : 0;
}

/**
 * octet_tcp_fact_pack: (skip)
 * @self: a fact
 * @packet: the packet it is about
 * @out: room for %OCTET_FACT_MAX_SIZE octets
 *
 * Writes which numbers are not 0, those numbers, and the flags.
 *
 * Returns: how many octets it took
 */
gsize
octet_tcp_fact_pack (const OctetTcpFact *self,
                     guint32             packet,
                     guint8             *out)
{
  guint32 numbers[N_NUMBERS];
  gsize n = 1;

  list_numbers (self, packet, numbers);
  out[0] = 0;
  for (guint i = 0; i < N_NUMBERS; i++)
    if (numbers[i] != 0)
      {
        out[0] |= (guint8) (1u << i);
        n += octet_varint_put (out + n, numbers[i]);
      }
  if (self->flags != 0)
    n += octet_varint_put (out + n, self->flags);
  return n;
}

/**
 * octet_tcp_fact_unpack: (skip)
 * @self: (out): a fact
 * @packet: the packet it is about
 * @data: what octet_tcp_fact_pack() wrote
 * @size: its octets
 */
void
octet_tcp_fact_unpack (OctetTcpFact *self,
                       guint32       packet,
                       const guint8 *data,
                       gsize         size)
{
  const guint8 *end = data + size;
  guint32 numbers[N_NUMBERS] = { 0 };
  guint8 present = size > 0 ? *data++ : 0;

  for (guint i = 0; i < N_NUMBERS; i++)
    if ((present & 1u << i) != 0)
      numbers[i] = (guint32) octet_varint_get (&data, end);
  self->flags = (guint32) octet_varint_get (&data, end);
  self->previous = numbers[0] != 0 ? packet - numbers[0] : 0;
  self->acks = numbers[1] != 0 ? packet - numbers[1] : 0;
  self->bytes_in_flight = numbers[2];
  self->push_bytes = numbers[3];
  self->n_duplicate = numbers[4];
  self->duplicate_of = numbers[5] != 0 ? packet - numbers[5] : 0;
  self->rto_packet = numbers[6] != 0 ? packet - numbers[6] : 0;
  self->fin_packet = numbers[7] != 0 ? packet - numbers[7] : 0;
}
