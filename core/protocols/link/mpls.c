/* mpls.c - Multiprotocol Label Switching: the stack of labels, RFC 3032.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                      20        23  24            32
 *     +----------------------+---------+---+-------------+
 *     | label                | class   | S | TTL         |  … until S is 1
 *     +----------------------+---------+---+-------------+
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum { LABEL, CLASS, BOTTOM, TTL };

static const OctetName labels[] = {
  { 0, N_("IPv4 explicit null") }, { 1, N_("Router alert") }, { 2, N_("IPv6 explicit null") },
  { 3, N_("Implicit null") }, { 7, N_("Entropy indicator") }, { 13, N_("Associated channel") },
  { 14, N_("Maintenance alert") },
};

static const OctetField fields[] = {
  [LABEL] = { "mpls.label", N_("Label"), OCTET_FIELD_UINT, .bits = 32, .mask = 0xfffff000,
    OCTET_NAMED (labels),
    .lesson = N_("A number that the next router looks up to know where to send the packet and "
                 "which label to write in place of this one. It need not look at IP.") },
  [CLASS] = { "mpls.exp", N_("Traffic class"), OCTET_FIELD_UINT, .bits = 32, .mask = 0xe00,
    .lesson = N_("How urgent the packet is, 0 to 7.") },
  [BOTTOM] = { "mpls.bottom", N_("Bottom of the stack"), OCTET_FIELD_UINT, .bits = 32,
    .mask = 0x100,
    .lesson = N_("1 on the last label; the packet itself comes behind it. Routers may pile "
                 "labels up, one for each tunnel.") },
  [TTL] = { "mpls.ttl", N_("Time to live"), OCTET_FIELD_UINT, .bits = 32, .mask = 0xff,
    .lesson = N_("Falls by one at each router. At zero the packet is thrown away, so that it "
                 "cannot run in circles.") },
};

static const OctetCarrier carriers[] = { { "ethertype", 0x8847 }, { "ethertype", 0x8848 } };

/* One label at the cursor. Returns whether it is the last. */
static gboolean
read_label (OctetDissector *self,
            guint32        *ret_label)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = octet_dissector_get_position (self);
  guint32 word = (guint32) octet_reader_be32 (rest);

  for (guint field = LABEL; field <= TTL && octet_reader_ok (rest); field++)
    octet_dissector_add (self, field, at, 4);
  *ret_label = word >> 12;
  if (octet_reader_ok (rest))
    octet_dissector_describe (self, _(", label %u"), word >> 12);
  return (word & 0x100) != 0;
}

static void
mpls_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gboolean is_last;
  guint32 label = 0, version;

  is_last = read_label (self, &label);
  /* Each label has a row. */
  while (!is_last && octet_reader_ok (rest))
    {
      if (octet_reader_left (rest) >= 4)
        octet_dissector_begin_again (self, octet_dissector_get_position (self));
      is_last = read_label (self, &label);
    }
  octet_dissector_summarize (self, _("Label %u"), label);
  if (octet_reader_left (rest) == 0)
    octet_dissector_mark_malformed (self);
  /* Nothing names the payload; routers guess from its first four bits, and so do we. */
  version = (guint32) octet_reader_peek_be (rest, 0, 1) >> 4;
  if (version == 4)
    octet_dissector_hand_on (self, "ethertype", 0x0800, 0x0800);
  else if (version == 6)
    octet_dissector_hand_on (self, "ethertype", 0x86dd, 0x86dd);
  else
    octet_dissector_hand_on_data (self);
}

const OctetProtocol octet_protocol_mpls = {
  .key = "mpls",
  .name = N_("Multiprotocol Label Switching"),
  .short_name = "MPLS",
  .reference = "RFC 3032",
  .level = OCTET_LEVEL_LINK,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = mpls_dissect,
  .lesson = N_("Providers stick labels on packets so that their routers find the way by one "
               "short number, whatever the packet is."),
};
