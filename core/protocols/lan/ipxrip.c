/* ipxrip.c - Routing Information Protocol of NetWare, after Novell's IPX Router Specification
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0             2            6        8        10
 *     +-------------+------------+--------+--------+-----------------
 *     | operation   | network    | hops   | ticks  | next network …
 *     +-------------+------------+--------+--------+-----------------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum { OPERATION, IS_REQUEST, IS_RESPONSE, NETWORK, HOPS, TICKS };

enum { REQUEST = 1, RESPONSE = 2 };

static const OctetName operations[] = { { REQUEST, N_("Request") }, { RESPONSE, N_("Response") } };

/* clang-format off */
static const OctetField fields[] = {
  [OPERATION] = { "ipxrip.packet_type", N_("Operation"), OCTET_FIELD_UINT, .at = 0, .size = 2,
    OCTET_NAMED (operations),
    .lesson = N_("A request asks who knows the way, a response tells it; routers send responses "
                 "every minute without being asked.") },
  [IS_REQUEST] = { "ipxrip.request", N_("Request"), OCTET_FIELD_BOOL, .bits = 8,
    .flags = OCTET_FIELD_HIDDEN, .lesson = N_("Set in requests, to filter on.") },
  [IS_RESPONSE] = { "ipxrip.response", N_("Response"), OCTET_FIELD_BOOL, .bits = 8,
    .flags = OCTET_FIELD_HIDDEN, .lesson = N_("Set in responses, to filter on.") },
  [NETWORK] = { "ipxrip.route_vector", N_("Network"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("The network that the entry is about; all ones asks for every one.") },
  [HOPS] = { "ipxrip.hops", N_("Hops"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Routers on the way to it; sixteen means that it cannot be reached.") },
  [TICKS] = { "ipxrip.ticks", N_("Ticks"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How long the way takes, in eighteenths of a second.") },
};
/* clang-format on */

static const OctetCarrier carriers[] = { { "ipx.socket", 0x0453 } };

static void
ipxrip_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint operation = (guint) octet_dissector_get_uint (self, OPERATION);
  const char *name = octet_name_find (operations, G_N_ELEMENTS (operations), operation);

  if (operation == REQUEST || operation == RESPONSE)
    octet_dissector_add_uint (self, operation == REQUEST ? IS_REQUEST : IS_RESPONSE, TRUE, 0, 2);
  octet_dissector_summarize (self, "%s", name != NULL ? _(name) : _("Unknown operation"));
  while (octet_dissector_ok (self) && octet_reader_left (rest) >= 8)
    {
      octet_dissector_read (self, NETWORK);
      octet_dissector_read (self, HOPS);
      octet_dissector_read (self, TICKS);
    }
}

const OctetProtocol octet_protocol_ipxrip = {
  .key = "ipxrip",
  .name = N_("Routing Information of IPX"),
  .short_name = "IPX RIP",
  .reference = "IPX Router Specification",
  .level = OCTET_LEVEL_APPLICATION,
  .is_part = TRUE,
  .header_size = 2,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = ipxrip_dissect,
  .lesson = N_("Routers of NetWare tell each other which networks they reach, and how far away "
               "those are."),
};
