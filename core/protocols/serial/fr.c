/* fr.c - Frame Relay, ITU-T Q.922, with the headers of RFC 2427 and of Cisco
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0               1                       2 to 4
 *     +---------------+-----------------------+-----------+---------+-----------
 *     | upper DLCI CR | DLCI FECN BECN DE     | control   | NLPID   | payload …     RFC 2427
 *     +---------------+-----------------------+-----------+---------+-----------
 *     | upper DLCI CR | DLCI FECN BECN DE     | type, as in Ethernet| payload …     Cisco
 *     +---------------+-----------------------+---------------------+-----------
 *
 * The lowest bit of each octet says whether the address ends there; it has two to four.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/link/xdlc.h"

enum { LINK_FRAME_RELAY = 107, UNNUMBERED_INFORMATION = 0x03, NLPID_SNAP = 0x80 };

enum
{
  FIRST, FIRST_UPPER, FIRST_CR, FIRST_END, SECOND, SECOND_DLCI, SECOND_FECN, SECOND_BECN,
  SECOND_DE, SECOND_END, THIRD, THIRD_DLCI, THIRD_END, LOWER, CORE, CORE_BIT, LAST_END, DLCI, TYPE,
  NLPID, OUI, PID, SNAP_TYPE, CONTROL,
};

static const OctetName types[] = {
  { 0x0800, "IPv4" }, { 0x0806, "ARP" }, { 0x2000, N_("Cisco discovery") }, { 0x86dd, "IPv6" },
};
static const OctetName nlpids[] = {
  { 0x08, "Q.933" }, { 0x09, "LMI" }, { 0x80, "SNAP" }, { 0x81, "CLNP" }, { 0x82, "ES-IS" },
  { 0x83, "IS-IS" }, { 0x8e, "IPv6" }, { 0xb0, N_("Compression") }, { 0xcc, "IPv4" },
  { 0xcf, "PPP" },
};
static const OctetName frame_types[] = {
  { 0, N_("Information") }, { 1, N_("Supervisory") }, { 2, N_("Information") },
  { 3, N_("Unnumbered") },
};
static const OctetName words[] = {
  { 0, N_("Receiver ready") }, { 1, N_("Receiver not ready") }, { 2, N_("Reject") },
  { 3, N_("Selective reject") },
};
static const OctetName commands[] = {
  { 0x00, N_("Unnumbered information") }, { 0x10, N_("Disconnect") },
  { 0x1b, N_("Set asynchronous balanced mode, extended") },
  { 0x2b, N_("Exchange identification") },
};
static const OctetName responses[] = {
  { 0x00, N_("Unnumbered information") }, { 0x03, N_("Disconnected mode") },
  { 0x18, N_("Unnumbered acknowledgement") }, { 0x21, N_("Frame reject") },
};

#define PART(key, name, parent, bit, text) { key, name, OCTET_FIELD_BOOL, \
    .under = OCTET_UNDER (parent), .bits = 8, .mask = bit, .on = N_("Yes"), .off = N_("No"), \
    .lesson = text }
#define BITS(key, name, parent, bit, text) { key, name, OCTET_FIELD_HEX, \
    .under = OCTET_UNDER (parent), .bits = 8, .mask = bit, .lesson = text }
#define OCTET_OF(key, name) { key, name, OCTET_FIELD_HEX, .bits = 8, .lesson = LESSON_OCTET }
#define LESSON_OCTET N_("A part of the address; the connection's number is spread over all.")
#define LESSON_DLCI N_("Bits of the connection's number.")
#define LESSON_END N_("Set in the last octet of the address.")

/* clang-format off */
static const OctetField fields[] = {
  [FIRST] = OCTET_OF ("fr.first_addr_octet", N_("First address octet")),
  [FIRST_UPPER] = BITS ("fr.upper_dlci", N_("Upper bits"), FIRST, 0xfc, LESSON_DLCI),
  [FIRST_CR] = PART ("fr.cr", N_("Response"), FIRST, 0x02,
    N_("Command or response, if the ends care; the network does not.")),
  [FIRST_END] = PART ("fr.ea", N_("End of the address"), FIRST, 0x01, LESSON_END),
  [SECOND] = OCTET_OF ("fr.second_addr_octet", N_("Second address octet")),
  [SECOND_DLCI] = BITS ("fr.second_dlci", N_("Next bits"), SECOND, 0xf0, LESSON_DLCI),
  [SECOND_FECN] = PART ("fr.fecn", N_("Congestion ahead"), SECOND, 0x08,
    N_("The network tells the receiver that the frame met a queue.")),
  [SECOND_BECN] = PART ("fr.becn", N_("Congestion behind"), SECOND, 0x04,
    N_("The network tells the sender, on frames the other way, to slow down.")),
  [SECOND_DE] = PART ("fr.de", N_("Drop eligible"), SECOND, 0x02,
    N_("The frame is more than was paid for, and is dropped first.")),
  [SECOND_END] = PART ("fr.ea", N_("End of the address"), SECOND, 0x01, LESSON_END),
  [THIRD] = OCTET_OF ("fr.third_addr_octet", N_("Third address octet")),
  [THIRD_DLCI] = BITS ("fr.third_dlci", N_("Next bits"), THIRD, 0xfe, LESSON_DLCI),
  [THIRD_END] = PART ("fr.ea", N_("End of the address"), THIRD, 0x01, LESSON_END),
  [LOWER] = { "fr.lower_dlci", N_("Lower bits"), OCTET_FIELD_HEX, .bits = 8, .mask = 0xfc,
    .lesson = LESSON_DLCI },
  [CORE] = { "fr.dlcore_control", N_("Core control"), OCTET_FIELD_HEX, .bits = 8, .mask = 0xfc,
    .lesson = N_("Control bits of the network in place of bits of the number.") },
  [CORE_BIT] = { "fr.dc", N_("Core control"), OCTET_FIELD_BOOL, .bits = 8, .mask = 0x02,
    .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether the last octet has control bits rather than the number's.") },
  [LAST_END] = { "fr.ea", N_("End of the address"), OCTET_FIELD_BOOL, .bits = 8, .mask = 0x01,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_END },
  [DLCI] = { "fr.dlci", N_("Connection"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Which of the line's permanent connections the frame is in; at the other end it "
                 "has another number.") },
  [TYPE] = { "fr.chdlctype", N_("Type"), OCTET_FIELD_HEX, .bits = 16, OCTET_NAMED (types),
    .lesson = N_("Which protocol is inside, by the numbers that Ethernet uses.") },
  [NLPID] = { "fr.nlpid", N_("Network protocol"), OCTET_FIELD_HEX, .bits = 8,
    OCTET_NAMED (nlpids), .lesson = N_("Which protocol is inside, by ISO's list.") },
  [OUI] = { "fr.snap.oui", N_("Organization"), OCTET_FIELD_HEX, .bits = 24,
    .lesson = N_("Whose list the next number is from; zero is Ethernet's.") },
  [PID] = { "fr.snap.pid", N_("Protocol"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("Which protocol is inside, by that organization's list.") },
  [SNAP_TYPE] = { "fr.snaptype", N_("Type"), OCTET_FIELD_HEX, .bits = 16, OCTET_NAMED (types),
    .lesson = N_("Which protocol is inside, by the numbers that Ethernet uses.") },
  OCTET_XDLC_FIELDS (CONTROL, "fr.control", frame_types, words, commands, responses, 16),
};
/* clang-format on */

enum { BOGUS };

static const OctetNote notes[] = {
  [BOGUS] = { "fr.bogus_address", OCTET_NOTE_WARNING, OCTET_GROUP_PROTOCOL,
    N_("The address ends after its first octet; it must have two at least") },
};

static const OctetCarrier carriers[] = {
  { "frame.link", LINK_FRAME_RELAY }, { "gre.proto", 0x6559 },
};

/* The last of three or four octets. Returns the number with its bits, if it has any. */
static guint32
add_last (OctetDissector *self,
          guint32         dlci)
{
  gsize at = octet_dissector_get_position (self);
  guint octet = (guint) octet_reader_peek_be (octet_dissector_rest (self), 0, 1);
  gboolean is_core = (octet & 2) != 0;

  octet_dissector_open_text (self, _("Last address octet"));
  octet_dissector_add (self, is_core ? CORE : LOWER, at, 1);
  octet_dissector_add (self, CORE_BIT, at, 1);
  octet_dissector_read (self, LAST_END);
  octet_dissector_close (self);
  return is_core ? dlci : dlci << 6 | octet >> 2;
}

/* Q.922, 3.2 and 3.3.1. Returns whether the address makes sense. */
static gboolean
add_address (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint first = (guint) octet_reader_peek_be (rest, 0, 1), second, third;
  guint32 dlci = first >> 2;

  if ((first & 1) != 0)
    {
      octet_dissector_note_here (self, BOGUS);
      octet_reader_skip (rest, 1);
      octet_dissector_add_uint (self, DLCI, 0, 0, 1);
      return FALSE;
    }
  octet_dissector_read (self, FIRST);
  second = (guint) octet_dissector_read (self, SECOND);
  dlci = dlci << 4 | second >> 4;
  if ((second & 1) == 0)
    {
      third = (guint) octet_reader_peek_be (rest, 0, 1);
      if ((third & 1) == 0)
        {
          octet_dissector_read (self, THIRD);
          dlci = dlci << 7 | third >> 1;
        }
      dlci = add_last (self, dlci);
    }
  octet_dissector_add_uint (self, DLCI, dlci, 0, octet_dissector_get_position (self));
  octet_dissector_describe (self, _(", connection %u"), dlci);
  octet_dissector_summarize (self, _("Connection %u"), dlci);
  return TRUE;
}

/* RFC 2427, section 3: padding, then who defined the protocol. */
static void
hand_on_nlpid (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint nlpid, oui, type;

  if (octet_reader_peek_be (rest, 0, 1) == 0)
    octet_reader_skip (rest, 1);
  nlpid = (guint) octet_dissector_read (self, NLPID);
  switch (nlpid)
    {
    case NLPID_SNAP:
      oui = (guint) octet_dissector_read (self, OUI);
      type = (guint) octet_dissector_read (self, oui == 0 ? SNAP_TYPE : PID);
      if (oui == 0)
        octet_dissector_hand_on (self, "ethertype", type, type);
      else
        octet_dissector_hand_on_data (self);
      break;
    case 0x8e:
      octet_dissector_hand_on (self, "ethertype", 0x86dd, 0x86dd);
      break;
    case 0xcc:
      octet_dissector_hand_on (self, "ethertype", 0x0800, 0x0800);
      break;
    case 0xcf:
      octet_dissector_hand_on (self, "ethertype", 0x880b, 0x880b);
      break;
    default:
      octet_dissector_hand_on (self, "fr.nlpid", nlpid, nlpid);
    }
}

static void
fr_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gboolean is_sound = add_address (self);
  guint type = (guint) octet_reader_peek_be (rest, 0, 2);

  if (is_sound && octet_name_find (types, G_N_ELEMENTS (types), type) != NULL)
    {
      octet_dissector_read (self, TYPE);
      octet_dissector_hand_on (self, "ethertype", type, type);
    }
  else if (!octet_xdlc_read_control (self, CONTROL, FALSE))
    octet_dissector_hand_on_data (self);
  else if (type >> 8 == UNNUMBERED_INFORMATION)
    hand_on_nlpid (self);
  else
    octet_dissector_hand_on_data (self);
}

const OctetProtocol octet_protocol_fr = {
  .key = "fr",
  .name = N_("Frame Relay"),
  .short_name = "FR",
  .reference = "RFC 2427",
  .level = OCTET_LEVEL_LINK,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = fr_dissect,
  .lesson = N_("How offices were joined in the 1990s: a leased line to the provider, and on it "
               "permanent connections to other offices, each with a number."),
};
