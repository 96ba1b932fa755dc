/* raw.c - packets that were recorded without any link header: IP comes first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

/* LINKTYPE_RAW, and what DLT_RAW is on two old systems. LINKTYPE_IPV4 and LINKTYPE_IPV6 need
 * nobody to look which it is: they are IP's own. */
static const OctetCarrier carriers[] = {
  { "frame.link", 101 }, { "frame.link", 12 }, { "frame.link", 14 },
};

static void
raw_dissect (OctetDissector *self)
{
  guint8 version = (guint8) (octet_reader_peek_be (octet_dissector_rest (self), 0, 1) >> 4);

  octet_dissector_set_header (self, octet_dissector_get_captured (self));
  if (version == 4)
    octet_dissector_hand_on (self, "ethertype", 0x0800, 0x0800);
  else if (version == 6)
    octet_dissector_hand_on (self, "ethertype", 0x86dd, 0x86dd);
  else
    octet_dissector_hand_on_data (self);
}

const OctetProtocol octet_protocol_raw = {
  .key = "raw",
  .name = N_("Raw packet"),
  .short_name = "Raw",
  .reference = "LINKTYPE_RAW",
  .level = OCTET_LEVEL_LINK,
  OCTET_CARRIERS (carriers),
  .dissect = raw_dissect,
  .lesson = N_("Tunnels and some phones have no link header at all; the first octets are those "
               "of IP."),
};
