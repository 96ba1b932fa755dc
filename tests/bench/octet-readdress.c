/* octet-readdress.c - move the hosts of an Ethernet frame to other addresses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checksums are moved along by the difference (RFC 1624), so that one that was wrong
 * stays wrong and one that was not computed stays so. Addresses inside a payload (an
 * ICMP error's, a DNS answer's) stay.
 */

#include "config.h"

#include "bench/octet-readdress.h"
#include "bytes/octet-reader.h"

/* An odd number, so that every copy has another address; the largest below 2^24 / the golden
 * ratio spreads neighbours far from each other. */
#define SPREAD 10368889u

#define IP_FRAGMENT_OFFSET 0x1fff
#define TCP 6
#define UDP 17
#define ICMPV6 58

static void
set_be16 (guint8 *bytes,
          guint32 value)
{
  bytes[0] = (guint8) (value >> 8);
  bytes[1] = (guint8) value;
}

/* RFC 1624, equation 3: ~(~sum + ~old + new). */
static void
fix_sum (guint8  *sum,
         guint32  old,
         guint32  new)
{
  guint32 total = (~octet_bytes_be16 (sum) & 0xffffu) + (~old & 0xffffu) + new;

  total = (total & 0xffff) + (total >> 16);
  total = (total & 0xffff) + (total >> 16);
  set_be16 (sum, ~total);
}

/* Adds @delta to the 24 bits at @bytes[1], which the caller knows to be there at an even
 * distance from the start of what @sums cover. */
static void
move (guint8        *bytes,
      guint32        delta,
      guint8 *const *sums)
{
  guint32 old = octet_bytes_be32 (bytes);
  guint32 new = (old & 0xff000000u) | ((old + delta) & 0xffffffu);

  set_be16 (bytes, new >> 16);
  set_be16 (bytes + 2, new);
  for (; *sums != NULL; sums++)
    {
      fix_sum (*sums, old >> 16, new >> 16);
      fix_sum (*sums, old & 0xffff, new & 0xffff);
    }
}

/* Stays where it means something by itself: nobody, this host, a group, everyone. */
static gboolean
is_host_ipv4 (const guint8 *address)
{
  return address[0] != 0 && address[0] != 127 && address[0] < 224;
}

static gboolean
is_host_ipv6 (const guint8 *address)
{
  return address[0] != 0xff && (address[0] & 0xe0) != 0;
}

/* The checksum of a transport header, where the frame has it and the sender made it. */
static guint8 *
transport_sum (guint8 *header,
               gsize   size,
               guint   protocol)
{
  gsize place = protocol == TCP ? 16 : protocol == UDP ? 6 : 2;

  if ((protocol != TCP && protocol != UDP && protocol != ICMPV6) || size < place + 2)
    return NULL;
  if (protocol == UDP && octet_bytes_be16 (header + place) == 0)
    return NULL;
  return header + place;
}

static void
readdress_ipv4 (guint8 *packet,
                gsize   size,
                guint32 delta)
{
  guint8 *sums[3] = { NULL, NULL, NULL };
  gsize header = size >= 20 ? (packet[0] & 15) * 4u : 0;

  if (header < 20 || header > size || packet[0] >> 4 != 4)
    return;
  sums[0] = packet + 10;
  /* ICMP's checksum does not cover the addresses; a later fragment has none at all. */
  if ((octet_bytes_be16 (packet + 6) & IP_FRAGMENT_OFFSET) == 0 && packet[9] != ICMPV6)
    sums[1] = transport_sum (packet + header, size - header, packet[9]);
  for (gsize at = 12; at <= 16; at += 4)
    if (is_host_ipv4 (packet + at))
      move (packet + at, delta, sums);
}

static void
readdress_ipv6 (guint8 *packet,
                gsize   size,
                guint32 delta)
{
  guint8 *sums[2] = { NULL, NULL };

  if (size < 40 || packet[0] >> 4 != 6)
    return;
  /* Behind an extension header the checksum stays, and is wrong then: rare, and harmless. */
  sums[0] = transport_sum (packet + 40, size - 40, packet[6]);
  for (gsize at = 8; at <= 24; at += 16)
    if (is_host_ipv6 (packet + at))
      move (packet + at + 8, delta, sums);
}

static void
readdress_arp (guint8 *packet,
               gsize   size,
               guint32 delta)
{
  guint8 *const none[] = { NULL };

  if (size < 28 || octet_bytes_be32 (packet) != 0x00010800u)
    return;
  for (gsize at = 8; at <= 18; at += 10)
    {
      move (packet + at + 2, delta, none);
      if (is_host_ipv4 (packet + at + 6))
        move (packet + at + 6, delta, none);
    }
}

/**
 * octet_readdress_frame: (skip)
 * @frame: (array length=size): an Ethernet frame, changed in place
 * @size: octets in it
 * @copy: which copy it is; 0 changes nothing
 *
 * Moves MAC, IPv4 and IPv6 addresses of hosts, each in its own block of 2^24, by the same
 * distance for all packets of a copy, and takes the checksums along.
 */
void
octet_readdress_frame (guint8  *frame,
                       gsize    size,
                       guint32  copy)
{
  guint8 *const none[] = { NULL };
  guint32 delta = copy * SPREAD & 0xffffffu;
  gsize at = 12;
  guint32 type;

  if (size < 14)
    return;
  for (gsize mac = 0; mac <= 6; mac += 6)
    if (!(frame[mac] & 1))
      move (frame + mac + 2, delta, none);
  type = octet_bytes_be16 (frame + at);
  while ((type == 0x8100 || type == 0x88a8) && at + 6 <= size)
    {
      at += 4;
      type = octet_bytes_be16 (frame + at);
    }
  at += 2;
  if (type == 0x0800)
    readdress_ipv4 (frame + at, size - at, delta);
  else if (type == 0x86dd)
    readdress_ipv6 (frame + at, size - at, delta);
  else if (type == 0x0806)
    readdress_arp (frame + at, size - at, delta);
}

static guint32
sum_words (const guint8 *bytes,
           gsize         size,
           guint32       total)
{
  for (gsize i = 0; i + 1 < size; i += 2)
    total += octet_bytes_be16 (bytes + i);
  if (size & 1)
    total += (guint32) bytes[size - 1] << 8;
  while (total >> 16)
    total = (total & 0xffff) + (total >> 16);
  return total;
}

/**
 * octet_readdress_sum: (skip)
 * @frame: (array length=size): Ethernet with IPv4 without options with TCP, all of it there
 * @size: octets in it
 *
 * Computes both checksums anew.
 */
void
octet_readdress_sum (guint8 *frame,
                     gsize   size)
{
  guint8 *packet = frame + 14;
  gsize length = octet_bytes_be16 (packet + 2);

  g_return_if_fail (length >= 40 && length + 14 <= size);
  set_be16 (packet + 10, 0);
  set_be16 (packet + 10, ~sum_words (packet, 20, 0));
  set_be16 (packet + 36, 0);
  set_be16 (packet + 36, ~sum_words (packet + 12, length - 12, (guint32) (TCP + length - 20)));
}
