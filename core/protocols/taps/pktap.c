/* pktap.c - what macOS notes before each packet, LINKTYPE_PKTAP
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        4        8        12           36      40        44       48        52
 *     +--------+--------+--------+------------+-------+---------+--------+---------+------
 *     | length | record | link   | interface  | flags | family  | before | behind  | …
 *     +--------+--------+--------+------------+-------+---------+--------+---------+------
 *     52        56             76        80      82     84         88              108
 *     +---------+--------------+---------+-------+------+----------+---------------+------
 *     | process | its name     | service | type  | unit | on behalf| its name      | …
 *     +---------+--------------+---------+-------+------+----------+---------------+------
 *
 * Numbers are little-endian. Described at tcpdump.org/linktypes/LINKTYPE_PKTAP.html.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum { LINK_PKTAP = 258, LINK_USER_2 = 149 };

enum
{
  LENGTH, RECORD, LINK, INTERFACE, FLAGS, FAMILY, BEFORE, BEHIND, PROCESS, PROCESS_NAME, SERVICE,
  INTERFACE_TYPE, INTERFACE_UNIT, BEHALF, BEHALF_NAME,
};

static const OctetName records[] = { { 0, N_("Nothing") }, { 1, N_("Packet") } };

#define NUMBER(key, name, where, width, text) { key, name, OCTET_FIELD_UINT, .at = where, \
    .size = width, .flags = OCTET_FIELD_LITTLE, .lesson = text }
#define WORD(key, name, where, width, text) { key, name, OCTET_FIELD_STRING, .at = where, \
    .size = width, .lesson = text }

/* clang-format off */
static const OctetField fields[] = {
  [LENGTH] = NUMBER ("pktap.hdrlen", N_("Length"), 0, 4, N_("Octets of this header.")),
  [RECORD] = { "pktap.rectype", N_("Record"), OCTET_FIELD_UINT, .at = 4, .size = 4,
    .flags = OCTET_FIELD_LITTLE, OCTET_NAMED (records),
    .lesson = N_("Whether a packet follows.") },
  [LINK] = NUMBER ("pktap.dlt", N_("Link type"), 8, 4,
    N_("Which link layer the packet has, by the numbers of libpcap; one is Ethernet.")),
  [INTERFACE] = WORD ("pktap.ifname", N_("Interface"), 12, 24,
    N_("Where the packet came in or went out.")),
  [FLAGS] = { "pktap.flags", N_("Flags"), OCTET_FIELD_HEX, .at = 36, .size = 4,
    .flags = OCTET_FIELD_LITTLE, .lesson = N_("One for a packet that came in, two for one that "
                 "goes out; others say how the process was found.") },
  [FAMILY] = NUMBER ("pktap.pfamily", N_("Family"), 40, 4,
    N_("The protocol's family as macOS numbers it: 2 is IPv4, 30 IPv6.")),
  [BEFORE] = NUMBER ("pktap.llhdrlen", N_("Link header"), 44, 4,
    N_("Octets of link header before the packet.")),
  [BEHIND] = NUMBER ("pktap.lltrlrlen", N_("Link trailer"), 48, 4,
    N_("Octets of link trailer behind the packet.")),
  [PROCESS] = NUMBER ("pktap.pid", N_("Process"), 52, 4,
    N_("The program that the packet belongs to: what no wire can tell.")),
  [PROCESS_NAME] = WORD ("pktap.cmdname", N_("Program"), 56, 20, N_("That program's name.")),
  [SERVICE] = NUMBER ("pktap.svc_class", N_("Service class"), 76, 4,
    N_("How urgent macOS takes the packet to be.")),
  [INTERFACE_TYPE] = NUMBER ("pktap.iftype", N_("Interface type"), 80, 2,
    N_("What kind of interface it is.")),
  [INTERFACE_UNIT] = NUMBER ("pktap.ifunit", N_("Interface unit"), 82, 2,
    N_("The number in the interface's name.")),
  [BEHALF] = NUMBER ("pktap.epid", N_("On behalf of"), 84, 4,
    N_("The program for which the first one sent: a browser's helper works for the browser.")),
  [BEHALF_NAME] = WORD ("pktap.ecmdname", N_("Its program"), 88, 20, N_("That program's name.")),
};
/* clang-format on */

enum { TOO_SHORT };

static const OctetNote notes[] = {
  [TOO_SHORT] = { "pktap.hdrlen_too_short", OCTET_NOTE_ERROR, OCTET_GROUP_MALFORMED,
    N_("The header says that it is shorter than it is") },
};

/* Apple used a number for private use before there was one of its own. */
static const OctetCarrier carriers[] = {
  { "frame.link", LINK_PKTAP }, { "user_dlt", LINK_USER_2 },
};

#define HEADER_SIZE 108u

static void
pktap_dissect (OctetDissector *self)
{
  gsize length = octet_dissector_get_uint (self, LENGTH);
  guint link = (guint) octet_dissector_get_uint (self, LINK);

  if (length < HEADER_SIZE)
    {
      octet_dissector_note (self, TOO_SHORT, LENGTH);
      return;
    }
  octet_reader_skip (octet_dissector_rest (self), length - HEADER_SIZE);
  if (octet_dissector_get_uint (self, RECORD) == 1)
    octet_dissector_hand_on (self, "pcap.data", link, link);
}

const OctetProtocol octet_protocol_pktap = {
  .key = "pktap",
  .name = N_("Packet of macOS"),
  .short_name = "PKTAP",
  .reference = "LINKTYPE_PKTAP",
  .level = OCTET_LEVEL_LINK,
  .header_size = HEADER_SIZE,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = pktap_dissect,
  .lesson = N_("Recorded on all interfaces at once: each packet says which one it passed, and "
               "which program it belongs to."),
};

static const OctetCarrier data_carriers[] = { { "pcap.data", OCTET_ANY } };

static void
pcap_pktdata_dissect (OctetDissector *self)
{
  guint link = octet_dissector_get_parameter (self);

  octet_dissector_hand_on (self, "frame.link", link, link);
}

const OctetProtocol octet_protocol_pcap_pktdata = {
  .key = "pcap_pktdata",
  .name = N_("Recorded packet"),
  .reference = "LINKTYPE_PKTAP",
  .level = OCTET_LEVEL_LINK,
  .is_silent = TRUE,
  OCTET_CARRIERS (data_carriers),
  .dissect = pcap_pktdata_dissect,
  .lesson = N_("The step from a note about a packet to the packet: the note says which link layer "
               "it has."),
};
