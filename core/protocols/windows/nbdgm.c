/* nbdgm.c - NetBIOS Datagram Service, RFC 1002, 4.4: single messages between Windows names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0      1       2    4           8      10       12       14
 *     +------+-------+----+-----------+------+--------+--------+-------------------------
 *     | type | flags | ID | source IP | port | length | offset | names, message …
 *     +------+-------+----+-----------+------+--------+--------+-------------------------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/windows/netbios-name.h"

enum
{
  TYPE, FLAGS, NEXT, FIRST, NODE_TYPE, ID, SOURCE_IP, SOURCE_PORT, LENGTH, OFFSET, ERROR_CODE,
  SOURCE_NAME, DESTINATION_NAME,
};

static const OctetName types[] = {
  { 16, N_("To one name") }, { 17, N_("To a group") }, { 18, N_("To everybody") },
  { 19, N_("Error") }, { 20, N_("Query") }, { 21, N_("Positive answer to a query") },
  { 22, N_("Negative answer to a query") },
};

static const OctetName node_types[] = {
  { 0, N_("Calls out (B-node)") }, { 1, N_("Asks a server (P-node)") },
  { 2, N_("Calls out, then asks (M-node)") }, { 3, N_("Datagram server") },
};

static const OctetName errors[] = {
  { 0x82, N_("The destination's name is not there") },
  { 0x83, N_("Bad format of the source's name") },
  { 0x84, N_("Bad format of the destination's name") },
};

static const OctetField fields[] = {
  [TYPE] = { "nbdgm.type", N_("Message type"), OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (types),
    .lesson = N_("Whether the message is for one computer, a group or all of them.") },
  [FLAGS] = { "nbdgm.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Which piece of a message this is, and what kind of computer sent it.") },
  [NEXT] = { "nbdgm.next", N_("More fragments follow"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x01, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Set in all pieces of a long message but the last.") },
  [FIRST] = { "nbdgm.first", N_("First fragment"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x02, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Set in the piece that a message begins with.") },
  [NODE_TYPE] = { "nbdgm.node_type", N_("Sender's kind"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x0c, OCTET_NAMED (node_types),
    .lesson = N_("How the sender looks for names: by calling out, by asking a server, or "
                 "both.") },
  [ID] = { "nbdgm.dgram_id", N_("Datagram ID"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("The pieces of one message have the same number.") },
  [SOURCE_IP] = { "nbdgm.src.ip", N_("Source IP address"), OCTET_FIELD_IPV4,
    .lesson = N_("Who sent it. A datagram server may pass the message on, so it can differ from "
                 "the packet's.") },
  [SOURCE_PORT] = { "nbdgm.src.port", N_("Source port"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("From which port it was sent.") },
  [LENGTH] = { "nbdgm.dgram_len", N_("Datagram length"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("bytes"),
    .lesson = N_("Octets of names and message that follow.") },
  [OFFSET] = { "nbdgm.pkt_offset", N_("Packet offset"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("bytes"),
    .lesson = N_("Where in the whole message this piece stands.") },
  [ERROR_CODE] = { "nbdgm.error_code", N_("Error code"), OCTET_FIELD_HEX, .bits = 8,
    OCTET_NAMED (errors),
    .lesson = N_("Why a datagram could not be delivered.") },
  [SOURCE_NAME] = { "nbdgm.source_name", N_("Source name"), OCTET_FIELD_STRING,
    .lesson = N_("The Windows name of the sender; the number in angle brackets says which "
                 "service it is.") },
  [DESTINATION_NAME] = { "nbdgm.destination_name", N_("Destination name"), OCTET_FIELD_STRING,
    .lesson = N_("The Windows name that the message is for.") },
};

static const OctetCarrier carriers[] = { { "udp.port", 138 } };

static void
read_name (OctetDissector *self,
           guint           field,
           char           *text)
{
  gsize at = octet_dissector_get_position (self);
  gsize size = netbios_name_read (octet_dissector_get_bytes (self),
                                  octet_dissector_get_captured (self), at, text);

  if (size == 0)
    octet_dissector_mark_malformed (self);
  else if (octet_reader_skip (octet_dissector_rest (self), size))
    octet_dissector_add_text (self, field, text, at, size);
}

static void
nbdgm_dissect (OctetDissector *self)
{
  char source[NETBIOS_NAME_MAX + 1] = "", destination[NETBIOS_NAME_MAX + 1] = "";
  guint type = (guint) octet_dissector_read (self, TYPE);
  const char *name = octet_name_find (types, G_N_ELEMENTS (types), type);

  octet_dissector_summarize (self, "%s", name != NULL ? _(name) : _("Unknown message"));
  octet_dissector_read (self, FLAGS);
  octet_dissector_read (self, ID);
  octet_dissector_read (self, SOURCE_IP);
  octet_dissector_read (self, SOURCE_PORT);
  if (type == 19)
    octet_dissector_read (self, ERROR_CODE);
  else if (type >= 20 && type <= 22)
    read_name (self, DESTINATION_NAME, destination);
  else if (type >= 16 && type <= 18)
    {
      octet_dissector_read (self, LENGTH);
      octet_dissector_read (self, OFFSET);
      read_name (self, SOURCE_NAME, source);
      read_name (self, DESTINATION_NAME, destination);
      if (!octet_dissector_ok (self))
        return;
      octet_dissector_summarize_more (self, " %s → %s", source, destination);
      octet_dissector_hand_on (self, "netbios", 0, 0);
    }
}

const OctetProtocol octet_protocol_nbdgm = {
  .key = "nbdgm",
  .name = N_("NetBIOS Datagram Service"),
  .short_name = "NBDS",
  .reference = "RFC 1002",
  .level = OCTET_LEVEL_SESSION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = nbdgm_dissect,
  .lesson = N_("Carries single messages between Windows computers by name: above all the "
               "announcements that once filled the list of network neighbours."),
};
