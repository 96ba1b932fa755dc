/* octet-checksum.c - sums over octets that protocols carry to find damage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "bytes/octet-checksum.h"

#include <zlib.h>

#include "bytes/octet-reader.h"

/**
 * octet_checksum_internet_add: (skip)
 * @sum: the sum so far
 * @bytes: octets that start at an even place of what is summed
 * @size: how many
 *
 * Returns: the one's complement sum with @bytes added, folded to less than 2^17
 */
guint32
octet_checksum_internet_add (guint32       sum,
                             const guint8 *bytes,
                             gsize         size)
{
  guint64 wide = sum;

  for (; size >= 4; size -= 4, bytes += 4)
    wide += octet_bytes_be32 (bytes);
  if (size >= 2)
    {
      wide += octet_bytes_be16 (bytes);
      bytes += 2;
      size -= 2;
    }
  if (size == 1)
    wide += (guint64) bytes[0] << 8;
  while (wide >> 16 > 1)
    wide = (wide & 0xffff) + (wide >> 16);
  return (guint32) wide;
}

/**
 * octet_checksum_internet_fold: (skip)
 * @sum: a sum
 *
 * Returns: the sum in 16 bits; 0xffff where the octets include a right checksum
 */
guint16
octet_checksum_internet_fold (guint32 sum)
{
  while (sum >> 16 != 0)
    sum = (sum & 0xffff) + (sum >> 16);
  return (guint16) sum;
}

/**
 * octet_checksum_crc32: (skip)
 * @bytes: octets
 * @size: how many
 *
 * Returns: the CRC-32 of IEEE 802.3, as it stands on the wire read little-endian
 */
guint32
octet_checksum_crc32 (const guint8 *bytes,
                      gsize         size)
{
  return (guint32) crc32_z (0, bytes, size);
}
