/* octet-address.h - an address of any level, and its text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  OCTET_ADDRESS_NONE,
  OCTET_ADDRESS_MAC,
  OCTET_ADDRESS_IPV4,
  OCTET_ADDRESS_IPV6,
  OCTET_ADDRESS_EUI64,
  OCTET_ADDRESS_IPX,
} OctetAddressKind;

/**
 * OctetAddress: (skip)
 * @kind: #OctetAddressKind
 * @bytes: 6, 4, 16, 8 or 10 octets in network order, the rest 0 so that addresses compare by memcmp
 */
typedef struct
{
  guint8 kind;
  guint8 bytes[16];
} OctetAddress;

gsize octet_address_kind_get_size (OctetAddressKind kind);
void  octet_address_init          (OctetAddress     *self,
                                   OctetAddressKind  kind,
                                   const guint8     *bytes);
void  octet_address_format        (const OctetAddress *self,
                                   GString            *out);
void  octet_bytes_format_ipx      (const guint8 *bytes,
                                   GString      *out);
void  octet_bytes_format_mac      (const guint8 *bytes,
                                   gsize         size,
                                   GString      *out);
void  octet_bytes_format_ipv4     (const guint8 *bytes,
                                   GString      *out);
void  octet_bytes_format_ipv6     (const guint8 *bytes,
                                   GString      *out);

G_END_DECLS
