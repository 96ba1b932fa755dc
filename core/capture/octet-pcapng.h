/* octet-pcapng.h - the blocks of a pcapng file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* Block types, from draft-ietf-opsawg-pcapng. */
enum
{
  OCTET_PCAPNG_INTERFACE = 1,
  OCTET_PCAPNG_OLD_PACKET = 2,
  OCTET_PCAPNG_SIMPLE_PACKET = 3,
  OCTET_PCAPNG_NAMES = 4,
  OCTET_PCAPNG_STATISTICS = 5,
  OCTET_PCAPNG_PACKET = 6,
  OCTET_PCAPNG_SECRETS = 10,
  OCTET_PCAPNG_CUSTOM = 0x00000bad,
  /* The same, which who writes the file anew must leave out. */
  OCTET_PCAPNG_CUSTOM_PRIVATE = 0x40000bad,
  OCTET_PCAPNG_SECTION = 0x0a0d0d0a,
};

/* Type and size stand before each block's body, the size again behind it. */
#define OCTET_PCAPNG_BLOCK_HEAD 8
#define OCTET_PCAPNG_BLOCK_FRAME 12
/* Before the octets of a packet: the block's head and 20 octets, in the old and in
 * the enhanced kind alike. */
#define OCTET_PCAPNG_PACKET_HEAD 28
/* Before the octets of a custom block: its head and the number of whose it is. */
#define OCTET_PCAPNG_CUSTOM_HEAD 12
