/* octet-address.c - addresses as text: MAC, IPv4, IPv6 (RFC 5952) and IPX.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "bytes/octet-address.h"

#include <string.h>

#include "bytes/octet-reader.h"

/**
 * octet_address_kind_get_size: (skip)
 * @kind: a kind of address
 *
 * Returns: how many octets such an address has, 0 for none
 */
gsize
octet_address_kind_get_size (OctetAddressKind kind)
{
  switch (kind)
    {
    case OCTET_ADDRESS_MAC:
      return 6;
    case OCTET_ADDRESS_IPV4:
      return 4;
    case OCTET_ADDRESS_IPV6:
      return 16;
    case OCTET_ADDRESS_EUI64:
      return 8;
    case OCTET_ADDRESS_IPX:
      return 10;
    case OCTET_ADDRESS_NONE:
    default:
      return 0;
    }
}

/**
 * octet_address_init: (skip)
 * @self: the address to fill
 * @kind: its kind
 * @bytes: as many octets as @kind has
 */
void
octet_address_init (OctetAddress     *self,
                    OctetAddressKind  kind,
                    const guint8     *bytes)
{
  memset (self, 0, sizeof *self);
  self->kind = (guint8) kind;
  memcpy (self->bytes, bytes, octet_address_kind_get_size (kind));
}

/**
 * octet_bytes_format_mac: (skip)
 * @bytes: the octets
 * @size: how many, usually 6
 * @out: where the text goes: "02:00:5e:10:00:01"
 */
void
octet_bytes_format_mac (const guint8 *bytes,
                        gsize         size,
                        GString      *out)
{
  static const char digits[] = "0123456789abcdef";

  for (gsize i = 0; i < size; i++)
    {
      if (i > 0)
        g_string_append_c (out, ':');
      g_string_append_c (out, digits[bytes[i] >> 4]);
      g_string_append_c (out, digits[bytes[i] & 15]);
    }
}

/**
 * octet_bytes_format_ipx: (skip)
 * @bytes: four octets of the network, six of the node
 * @out: where the text goes: "00000028.00aa00a3e3a4"
 */
void
octet_bytes_format_ipx (const guint8 *bytes,
                        GString      *out)
{
  for (gsize i = 0; i < 10; i++)
    g_string_append_printf (out, i == 4 ? ".%02x" : "%02x", bytes[i]);
}

/**
 * octet_bytes_format_ipv4: (skip)
 * @bytes: four octets
 * @out: where the text goes: "192.0.2.1"
 */
void
octet_bytes_format_ipv4 (const guint8 *bytes,
                         GString      *out)
{
  g_string_append_printf (out, "%u.%u.%u.%u", bytes[0], bytes[1], bytes[2], bytes[3]);
}

/* The longest run of at least two zero groups, the first of equals (RFC 5952, 4.2.3). */
static int
find_zero_run (const guint8 *bytes,
               int          *ret_length)
{
  int best = -1, best_length = 1;

  for (int i = 0; i < 8; i++)
    {
      int length = 0;

      while (i + length < 8 && octet_bytes_be16 (bytes + 2 * (i + length)) == 0)
        length++;
      if (length > best_length)
        {
          best = i;
          best_length = length;
        }
      i += length;
    }
  *ret_length = best_length;
  return best;
}

/**
 * octet_bytes_format_ipv6: (skip)
 * @bytes: sixteen octets
 * @out: where the text goes: "2001:db8::1" (RFC 5952; IPv4-mapped addresses end in dotted form)
 */
void
octet_bytes_format_ipv6 (const guint8 *bytes,
                         GString      *out)
{
  static const guint8 mapped[12] = { [10] = 0xff, [11] = 0xff };
  int length, run = find_zero_run (bytes, &length);

  if (memcmp (bytes, mapped, sizeof mapped) == 0)
    {
      g_string_append (out, "::ffff:");
      octet_bytes_format_ipv4 (bytes + 12, out);
      return;
    }
  /* IPv4-compatible addresses, RFC 4291, 2.5.5.1; "::1" is none. */
  if (run == 0 && length == 6)
    {
      g_string_append (out, "::");
      octet_bytes_format_ipv4 (bytes + 12, out);
      return;
    }
  for (int i = 0; i < 8; i++)
    {
      if (i == run)
        {
          g_string_append (out, "::");
          i += length - 1;
          continue;
        }
      if (i > 0 && i != run + length)
        g_string_append_c (out, ':');
      g_string_append_printf (out, "%x", octet_bytes_be16 (bytes + 2 * i));
    }
}

/**
 * octet_address_format: (skip)
 * @self: an address
 * @out: where its text goes; nothing is written for %OCTET_ADDRESS_NONE
 */
void
octet_address_format (const OctetAddress *self,
                      GString            *out)
{
  switch ((OctetAddressKind) self->kind)
    {
    case OCTET_ADDRESS_IPV4:
      octet_bytes_format_ipv4 (self->bytes, out);
      break;
    case OCTET_ADDRESS_IPV6:
      octet_bytes_format_ipv6 (self->bytes, out);
      break;
    case OCTET_ADDRESS_MAC:
    case OCTET_ADDRESS_EUI64:
      octet_bytes_format_mac (self->bytes, octet_address_kind_get_size (self->kind), out);
      break;
    case OCTET_ADDRESS_IPX:
      octet_bytes_format_ipx (self->bytes, out);
      break;
    case OCTET_ADDRESS_NONE:
    default:
      break;
    }
}
