/* ethertype.c - the step from a link's type number to the protocol it names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It has no octets of its own. It stands in the chain of protocols between a
 * link and what it carries, as tshark has it in frame.protocols.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

static const OctetCarrier carriers[] = { { "link.ethertype", OCTET_ANY } };

static void
ethertype_dissect (OctetDissector *self)
{
  guint32 type = octet_dissector_get_parameter (self);
  gsize used;

  octet_dissector_hand_on_named (self, "ethertype", type);
  used = octet_dissector_get_used (self);
  if (used > 0)
    octet_dissector_trim (self, used);
}

const OctetProtocol octet_protocol_ethertype = {
  .key = "ethertype",
  .name = N_("Ethertype"),
  .reference = "IEEE 802.3, 3.2.6",
  .level = OCTET_LEVEL_LINK,
  .is_silent = TRUE,
  OCTET_CARRIERS (carriers),
  .dissect = ethertype_dissect,
  .lesson = N_("A number of 16 bits that says which protocol a link carries."),
};
