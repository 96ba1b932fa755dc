/* dhcpv6-private.h - what the files of DHCPv6 share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dissect/octet-dissector.h"
#include "protocols/naming/dhcpv6-fields.h"

G_BEGIN_DECLS

/* RFC 8415, 7.6: at most 8 relay agents (HOP_COUNT_LIMIT), each of which puts the
 * message into an option of its own; and options stand in options, an address in an
 * association, a status in an address. */
#define DHCPV6_MAX_DEPTH 12

/**
 * Dhcpv6: (skip)
 * @dissector: whose layer it is
 * @depth: how many options the current one stands in
 * @message: type of the message that the current option stands in
 * @hops: what that message says of relay agents before it
 * @client: (nullable): the client's identifier in digits, for the list
 */
typedef struct
{
  OctetDissector *dissector;
  guint           depth;
  guint           message;
  guint           hops;
  GString        *client;
} Dhcpv6;

void dhcpv6_read_message (Dhcpv6 *self,
                          gsize   at,
                          gsize   end);
void dhcpv6_read_options (Dhcpv6 *self,
                          gsize   at,
                          gsize   end);
void dhcpv6_add_value    (Dhcpv6 *self,
                          guint   code,
                          gsize   at,
                          gsize   size);

G_END_DECLS
