/* vrrp.c - Virtual Router Redundancy Protocol, RFC 3768 (version 2) and RFC 9568 (version 3)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1        2        3        4                 6                 8
 *     +--------+--------+--------+--------+-----------------+-----------------+----------
 *     | 3   1  | router | prio   | count  | interval        | checksum        | addresses …
 *     +--------+--------+--------+--------+-----------------+-----------------+----------
 *
 * Version 2 has the kind of authentication and an interval in seconds instead,
 * and eight octets of a password at the end.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"
#include "protocols/network/ip-names.h"

enum
{
  VERSION_TYPE, VERSION, TYPE, ROUTER, PRIORITY, COUNT, AUTHENTICATION, INTERVAL, RESERVED,
  SHORT_INTERVAL, CHECKSUM, STATUS, IPV4, IPV6, PASSWORD,
};

static const OctetName types[] = { { 1, N_("Advertisement") } };

static const OctetName priorities[] = {
  { 0, N_("Stops being the master") }, { 100, N_("Usual for a backup") },
  { 255, N_("Owns the addresses") },
};

static const OctetName authentications[] = {
  { 0, N_("None") }, { 1, N_("Password in the clear") }, { 2, N_("IP authentication header") },
  { 254, "MD5" },
};

static void
say_centiseconds (GString *out,
                  guint64  value)
{
  g_string_append_printf (out, _("%u.%02u seconds (%u)"), (guint) value / 100,
                          (guint) value % 100, (guint) value);
}

/* clang-format off */
static const OctetField fields[] = {
  [VERSION_TYPE] = { "vrrp.typever", N_("Version and type"), OCTET_FIELD_UINT, .at = 0,
    .size = 1, .lesson = N_("Two numbers in one octet.") },
  [VERSION] = { "vrrp.version", N_("Version"), OCTET_FIELD_UINT,
    .under = OCTET_UNDER (VERSION_TYPE), .bits = 8, .mask = 0xf0,
    .lesson = N_("Two for IPv4 alone, three for IPv4 and IPv6.") },
  [TYPE] = { "vrrp.type", N_("Type"), OCTET_FIELD_UINT, .under = OCTET_UNDER (VERSION_TYPE),
    .bits = 8, .mask = 0x0f, OCTET_NAMED (types),
    .lesson = N_("There is only one type: the master says that it is alive.") },
  [ROUTER] = { "vrrp.virt_rtr_id", N_("Virtual router"), OCTET_FIELD_UINT, .at = 1, .size = 1,
    .lesson = N_("Number of the virtual router. It is also the last octet of its hardware "
                 "address.") },
  [PRIORITY] = { "vrrp.prio", N_("Priority"), OCTET_FIELD_UINT, .at = 2, .size = 1,
    OCTET_NAMED (priorities),
    .lesson = N_("The router with the highest becomes the master. Zero means that the master "
                 "steps down.") },
  [COUNT] = { "vrrp.addr_count", N_("Number of addresses"), OCTET_FIELD_UINT, .at = 3, .size = 1,
    .lesson = N_("How many addresses the virtual router has.") },
  [AUTHENTICATION] = { "vrrp.auth_type", N_("Authentication"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (authentications),
    .lesson = N_("How the routers trust each other. RFC 3768 took it out, since it helped "
                 "little.") },
  [INTERVAL] = { "vrrp.adver_int", N_("Interval"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("seconds"),
    .lesson = N_("How often the master speaks. After three silent intervals a backup takes "
                 "over.") },
  [RESERVED] = { "vrrp.reserved_mbz", N_("Reserved"), OCTET_FIELD_UINT, .bits = 8, .mask = 0xf0,
    .lesson = N_("Zero; kept for later use.") },
  [SHORT_INTERVAL] = { "vrrp.short_adver_int", N_("Interval"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0x0fff, .say = say_centiseconds,
    .lesson = N_("How often the master speaks, in hundredths of a second. After three silent "
                 "intervals a backup takes over.") },
  [CHECKSUM] = { "vrrp.checksum", N_("Checksum"), OCTET_FIELD_CHECKSUM, .bits = 16, .at = 6,
    .lesson = N_("A sum over the message; in version 3 over the IP addresses too.") },
  [STATUS] = { "vrrp.checksum.status", N_("Checksum status"), OCTET_FIELD_UINT, .bits = 8,
    .flags = OCTET_FIELD_GENERATED, OCTET_NAMED (octet_ip_verdicts),
    .lesson = N_("Whether the checksum fits the message.") },
  [IPV4] = { "vrrp.ip_addr", N_("Address"), OCTET_FIELD_IPV4,
    .lesson = N_("Hosts use this address as their router, whichever machine stands behind it.") },
  [IPV6] = { "vrrp.ipv6_addr", N_("Address"), OCTET_FIELD_IPV6,
    .lesson = N_("Hosts use this address as their router, whichever machine stands behind it.") },
  [PASSWORD] = { "vrrp.auth_string", N_("Password"), OCTET_FIELD_STRING,
    .lesson = N_("Everybody on the network can read it.") },
};
/* clang-format on */

enum { BAD_CHECKSUM };

static const OctetNote notes[] = {
  [BAD_CHECKSUM] = { "vrrp.checksum_bad.expert", OCTET_NOTE_WARNING, OCTET_GROUP_CHECKSUM,
    N_("The checksum does not fit the message") },
};

static const OctetCarrier carriers[] = { { "ip.proto", 112 } };

static void
verify (OctetDissector *self,
        guint           version)
{
  guint16 sum;
  int verdict = 2;

  if (!octet_dissector_is_quoted (self) && octet_dissector_wants (self, OCTET_WANTS_FIELDS) &&
      octet_dissector_sum_internet (self, octet_dissector_get_size (self),
                                    version >= 3 ? 112 : -1, &sum))
    verdict = sum == 0xffff;
  octet_dissector_set_verdict (self, CHECKSUM, STATUS, BAD_CHECKSUM, verdict);
}

static void
vrrp_dissect (OctetDissector *self)
{
  guint version = (guint) octet_dissector_get_uint (self, VERSION);
  guint count = (guint) octet_dissector_get_uint (self, COUNT);
  gboolean is_ipv6 = octet_dissector_get_source (self)->kind == OCTET_ADDRESS_IPV6;
  guint authentication = 0;

  octet_dissector_summarize (self, _("Virtual router %u, priority %u"),
                             (guint) octet_dissector_get_uint (self, ROUTER),
                             (guint) octet_dissector_get_uint (self, PRIORITY));
  if (version >= 3)
    {
      octet_dissector_add (self, RESERVED, 4, 1);
      octet_dissector_read (self, SHORT_INTERVAL);
    }
  else
    {
      authentication = (guint) octet_dissector_read (self, AUTHENTICATION);
      octet_dissector_read (self, INTERVAL);
    }
  octet_dissector_read (self, CHECKSUM);
  verify (self, version);
  for (guint i = 0; i < count && octet_dissector_ok (self); i++)
    octet_dissector_read (self, is_ipv6 ? IPV6 : IPV4);
  if (authentication == 1)
    octet_dissector_read_size (self, PASSWORD, 8);
}

const OctetProtocol octet_protocol_vrrp = {
  .key = "vrrp",
  .name = N_("Virtual Router Redundancy Protocol"),
  .short_name = "VRRP",
  .reference = "RFC 9568",
  .level = OCTET_LEVEL_NETWORK,
  .row_from = 1,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = vrrp_dissect,
  .lesson = N_("Two or more routers share an address. One answers for it, and where it falls "
               "silent another takes its place within seconds."),
};
