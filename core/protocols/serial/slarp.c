/* slarp.c - Serial Line Address Resolution Protocol, which Cisco routers speak on HDLC lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0                4                8                12           14
 *     +----------------+----------------+----------------+------------+
 *     | type           | address, or    | mask, or       | reliability|
 *     |                | own sequence   | your sequence  | (keepalive)|
 *     +----------------+----------------+----------------+------------+
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum { TYPE, ADDRESS, NETMASK, MY_SEQUENCE, YOUR_SEQUENCE, RELIABILITY };
enum { TYPE_REQUEST, TYPE_REPLY, TYPE_KEEPALIVE };

static const OctetName types[] = {
  { 0, N_("Request") }, { 1, N_("Reply") }, { 2, N_("Keepalive") },
};

static const OctetField fields[] = {
  [TYPE] = { "slarp.ptype", N_("Type"), OCTET_FIELD_UINT, .at = 0, .size = 4,
    OCTET_NAMED (types),
    .lesson = N_("Whether an end asks for an address, answers, or says that it is alive.") },
  [ADDRESS] = { "slarp.address", N_("Address"), OCTET_FIELD_IPV4,
    .lesson = N_("The IP address of the end that answers.") },
  [NETMASK] = { "slarp.netmask", N_("Network mask"), OCTET_FIELD_IPV4,
    .lesson = N_("How many bits of the address name the network.") },
  [MY_SEQUENCE] = { "slarp.mysequence", N_("Own sequence number"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Counts the sender's keepalives.") },
  [YOUR_SEQUENCE] = { "slarp.yoursequence", N_("Returned sequence number"), OCTET_FIELD_UINT,
    .bits = 32,
    .lesson = N_("The last number heard from the other end. If it falls behind by three, the "
                 "line is taken for dead.") },
  [RELIABILITY] = { "slarp.reliability", N_("Reliability"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("Always all ones.") },
};

enum { BAD_RELIABILITY };

static const OctetNote notes[] = {
  [BAD_RELIABILITY] = { "slarp.reliability.invalid", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The reliability must be 0xffff") },
};

static const OctetCarrier carriers[] = { { "chdlc.protocol", 0x8035 } };

static void
slarp_dissect (OctetDissector *self)
{
  guint64 type = octet_dissector_get_uint (self, TYPE);

  if (type == TYPE_REQUEST || type == TYPE_REPLY)
    {
      octet_dissector_read (self, ADDRESS);
      octet_dissector_read (self, NETMASK);
      octet_dissector_summarize (self, "%s", type == TYPE_REQUEST ? _("Who are you?")
                                                                  : _("I am"));
    }
  else if (type == TYPE_KEEPALIVE)
    {
      octet_dissector_read (self, MY_SEQUENCE);
      octet_dissector_read (self, YOUR_SEQUENCE);
      if (octet_dissector_read (self, RELIABILITY) != 0xffff)
        octet_dissector_note (self, BAD_RELIABILITY, RELIABILITY);
      octet_dissector_summarize (self, "%s", _("The line is alive"));
    }
  else
    octet_dissector_hand_on_data (self);
}

const OctetProtocol octet_protocol_slarp = {
  .key = "slarp",
  .name = N_("Serial Line Address Resolution Protocol"),
  .short_name = "SLARP",
  .reference = "Cisco",
  .level = OCTET_LEVEL_LINK,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = slarp_dissect,
  .lesson = N_("Two routers on a serial line ask each other for addresses and keep telling that "
               "they are alive."),
};
