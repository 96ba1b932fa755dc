/* user-dlt.c - link types that libpcap leaves to everybody's own use, LINKTYPE_USER0 to 15
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum { NOT_HANDLED };

static const OctetNote notes[] = {
  [NOT_HANDLED] = { "user_dlt.not_handled", OCTET_NOTE_WARNING, OCTET_GROUP_UNDECODED,
    N_("This link type is for private use, and nobody said here what is in it") },
};

static const OctetCarrier carriers[] = {
  { "frame.link", 147 }, { "frame.link", 148 }, { "frame.link", 149 }, { "frame.link", 150 },
  { "frame.link", 151 }, { "frame.link", 152 }, { "frame.link", 153 }, { "frame.link", 154 },
  { "frame.link", 155 }, { "frame.link", 156 }, { "frame.link", 157 }, { "frame.link", 158 },
  { "frame.link", 159 }, { "frame.link", 160 }, { "frame.link", 161 }, { "frame.link", 162 },
};

static void
user_dlt_dissect (OctetDissector *self)
{
  guint link = octet_dissector_get_parameter (self);

  octet_dissector_set_header (self, octet_dissector_get_captured (self));
  if (octet_dissector_offer (self, "user_dlt", link, link))
    return;
  octet_dissector_note_here (self, NOT_HANDLED);
  octet_dissector_hand_on_data (self);
}

const OctetProtocol octet_protocol_user_dlt = {
  .key = "user_dlt",
  .name = N_("Link type for private use"),
  .short_name = "USER",
  .reference = "LINKTYPE_USER0",
  .level = OCTET_LEVEL_LINK,
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = user_dlt_dissect,
  .lesson = N_("Sixteen numbers of link types belong to nobody. What they mean is agreed among "
               "those who use them."),
};
