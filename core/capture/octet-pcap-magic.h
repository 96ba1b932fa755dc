/* octet-pcap-magic.h - the numbers that pcap and pcapng files begin with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "bytes/octet-reader.h"

G_BEGIN_DECLS

#define OCTET_PCAP_MAGIC_MICRO 0xa1b2c3d4u
#define OCTET_PCAP_MAGIC_NANO 0xa1b23c4du
#define OCTET_PCAP_MAGIC_MODIFIED 0xa1b2cd34u
/* The type of a Section Header Block reads the same from both ends. */
#define OCTET_PCAPNG_MAGIC 0x0a0d0d0au
#define OCTET_PCAPNG_ORDER 0x1a2b3c4du

static inline gboolean
octet_pcap_magic_is_known (guint32 magic)
{
  return magic == OCTET_PCAP_MAGIC_MICRO || magic == OCTET_PCAP_MAGIC_NANO
         || magic == OCTET_PCAP_MAGIC_MODIFIED;
}

static inline gboolean
octet_pcap_magic_is_big_endian (const guint8 *bytes)
{
  return octet_pcap_magic_is_known (octet_bytes_be32 (bytes));
}

/* Whether four octets begin a pcap file, in either order. */
static inline gboolean
octet_pcap_magic_is_pcap (const guint8 *bytes)
{
  return octet_pcap_magic_is_known (octet_bytes_be32 (bytes))
         || octet_pcap_magic_is_known (GUINT32_SWAP_LE_BE (octet_bytes_be32 (bytes)));
}

G_END_DECLS
