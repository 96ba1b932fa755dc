/* arp.c - Address Resolution Protocol, RFC 826, with its reverse and inverse forms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0          2          4       5       6          8
 *     +----------+----------+-------+-------+----------+----------------------
 *     | hardware | protocol | hsize | psize | opcode   | sender's, then target's
 *     +----------+----------+-------+-------+----------+----------------------
 *
 * Each end has a hardware address of hsize octets and a protocol address of psize.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "bytes/octet-address.h"
#include "dissect/octet-dissector.h"
#include "protocols/link/arp-claims.h"

enum
{
  HARDWARE, PROTOCOL, HARDWARE_SIZE, PROTOCOL_SIZE, OPCODE, IS_GRATUITOUS, IS_PROBE,
  IS_ANNOUNCEMENT, SOURCE_MAC, SOURCE_HARDWARE, SOURCE_IPV4, SOURCE_PROTOCOL, TARGET_MAC,
  TARGET_HARDWARE, TARGET_IPV4, TARGET_PROTOCOL, EARLIER_FRAME, EARLIER_SECONDS,
  REPLY_IN, REQUEST_IN, REPLY_TIME,
};

enum { CONFLICT };

enum { REQUEST = 1, REPLY = 2, REVERSE_REQUEST = 3, REVERSE_REPLY = 4 };

static const OctetName hardware_types[] = {
  { 0, "NET/ROM" }, { 1, "Ethernet" }, { 2, N_("Experimental Ethernet") }, { 3, "AX.25" },
  { 4, "ProNET" }, { 5, "Chaosnet" }, { 6, "IEEE 802" }, { 7, "ARCNET" }, { 8, "HYPERchannel" },
  { 9, "Lanstar" }, { 11, "LocalTalk" }, { 12, "LocalNet" }, { 13, "Ultra link" },
  { 14, "SMDS" }, { 15, "Frame Relay" }, { 16, "ATM" }, { 17, "HDLC" },
  { 18, "Fibre Channel" }, { 19, "ATM (RFC 2225)" }, { 20, N_("Serial line") }, { 21, "ATM" },
  { 24, "IEEE 1394" }, { 27, "EUI-64" }, { 31, N_("IPsec tunnel") }, { 32, "InfiniBand" },
  { 37, "HFI" }, { 512, "PPP" }, { 513, "Cisco HDLC" }, { 772, N_("Loopback") },
};

static const OctetName protocol_types[] = {
  { 0x0600, "XNS" }, { 0x0800, "IPv4" }, { 0x0805, "X.25" }, { 0x6003, "DECnet" },
  { 0x809b, "AppleTalk" }, { 0x86dd, "IPv6" },
};

static const OctetName opcodes[] = {
  { 1, N_("Request") }, { 2, N_("Reply") }, { 3, N_("Reverse request") },
  { 4, N_("Reverse reply") }, { 5, N_("Dynamic reverse request") },
  { 6, N_("Dynamic reverse reply") }, { 7, N_("Dynamic reverse error") },
  { 8, N_("Inverse request") }, { 9, N_("Inverse reply") }, { 10, N_("Negative reply") },
  { 23, N_("Withdrawal (UNARP)") }, { 24, N_("Experiment 1") }, { 25, N_("Experiment 2") },
};

#define LESSON_HARDWARE N_("The card's address, as long as the size above says.")
#define LESSON_PROTOCOL N_("The network address, as long as the size above says.")

static const OctetField fields[] = {
  [HARDWARE] = { "arp.hw.type", N_("Hardware type"), OCTET_FIELD_UINT, .at = 0, .size = 2,
    OCTET_NAMED (hardware_types),
    .lesson = N_("Which kind of network this is. 1 is Ethernet; Wi-Fi uses it too.") },
  [PROTOCOL] = { "arp.proto.type", N_("Protocol type"), OCTET_FIELD_HEX, .at = 2, .size = 2,
    OCTET_NAMED (protocol_types),
    .lesson = N_("Whose addresses are looked for, by the same numbers that Ethernet uses. "
                 "In practice this is always IPv4; IPv6 has its own way.") },
  [HARDWARE_SIZE] = { "arp.hw.size", N_("Hardware address size"), OCTET_FIELD_UINT, .at = 4,
    .size = 1,
    .lesson = N_("Octets in a card's address, 6 on Ethernet. Stating it makes the protocol "
                 "fit any network.") },
  [PROTOCOL_SIZE] = { "arp.proto.size", N_("Protocol address size"), OCTET_FIELD_UINT, .at = 5,
    .size = 1,
    .lesson = N_("Octets in a network address, 4 for IPv4.") },
  [OPCODE] = { "arp.opcode", N_("Operation"), OCTET_FIELD_UINT, .at = 6, .size = 2,
    OCTET_NAMED (opcodes),
    .lesson = N_("Whether this asks or answers. A request goes to everybody, the reply comes "
                 "back to the one who asked.") },
  [IS_GRATUITOUS] = { "arp.isgratuitous", N_("Gratuitous"), OCTET_FIELD_BOOL, .bits = 8,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The sender speaks of its own address without being asked, so that the "
                 "others learn where it is now.") },
  [IS_PROBE] = { "arp.isprobe", N_("Probe"), OCTET_FIELD_BOOL, .bits = 8,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The sender has no address yet and asks whether somebody uses the one it "
                 "would like to take (RFC 5227).") },
  [IS_ANNOUNCEMENT] = { "arp.isannouncement", N_("Announcement"), OCTET_FIELD_BOOL, .bits = 8,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("Nobody objected to the probe, so the sender now says that it has taken the "
                 "address (RFC 5227).") },
  [SOURCE_MAC] = { "arp.src.hw_mac", N_("Sender hardware address"), OCTET_FIELD_MAC,
    .lesson = N_("The MAC address of the card that speaks. Nobody checks it: by lying here an "
                 "attacker can pull other people's traffic to a card of his own.") },
  [SOURCE_HARDWARE] = { "arp.src.hw", N_("Sender hardware address"), OCTET_FIELD_BYTES,
    .lesson = LESSON_HARDWARE },
  [SOURCE_IPV4] = { "arp.src.proto_ipv4", N_("Sender protocol address"), OCTET_FIELD_IPV4,
    .lesson = N_("The IP address of the one that speaks. Whoever hears it notes it down "
                 "together with the card.") },
  [SOURCE_PROTOCOL] = { "arp.src.proto", N_("Sender protocol address"), OCTET_FIELD_BYTES,
    .lesson = LESSON_PROTOCOL },
  [TARGET_MAC] = { "arp.dst.hw_mac", N_("Target hardware address"), OCTET_FIELD_MAC,
    .lesson = N_("In a reply, the MAC address of the card that asked. A request has zeros here: "
                 "this is what the sender wants to know.") },
  [TARGET_HARDWARE] = { "arp.dst.hw", N_("Target hardware address"), OCTET_FIELD_BYTES,
    .lesson = LESSON_HARDWARE },
  [TARGET_IPV4] = { "arp.dst.proto_ipv4", N_("Target protocol address"), OCTET_FIELD_IPV4,
    .lesson = N_("In a request, the IP address whose card is looked for.") },
  [TARGET_PROTOCOL] = { "arp.dst.proto", N_("Target protocol address"), OCTET_FIELD_BYTES,
    .lesson = LESSON_PROTOCOL },
  [REPLY_IN] = { "arp.response_in", N_("Answer in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER,
    .lesson = N_("The packet in which the owner of the address answers.") },
  [REQUEST_IN] = { "arp.response_to", N_("Question in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_QUESTION,
    .lesson = N_("The packet that asked for this address. An answer that nobody asked for can "
                 "be an attempt to pull traffic to another card.") },
  [REPLY_TIME] = { "arp.time", N_("Time since the question"), OCTET_FIELD_DURATION,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER_TIME,
    .lesson = N_("How long the answer took: on a local network mostly less than a "
                 "millisecond.") },
  [EARLIER_FRAME] = { "arp.duplicate-address-frame", N_("Other card seen in packet"),
    OCTET_FIELD_FRAME, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("In that packet another card said that this address is its own. Either two "
                 "machines were given the same one, a machine got a new card, or somebody pulls "
                 "the other one's traffic to himself.") },
  [EARLIER_SECONDS] = { "arp.seconds-since-duplicate-address-frame",
    N_("Seconds since the other card"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("Whole seconds since the other card last said that the address is its own. "
                 "Where both keep speaking, it is no new card but a conflict.") },
};

static const OctetNote notes[] = {
  [CONFLICT] = { "arp.duplicate-address-detected", OCTET_NOTE_WARNING, OCTET_GROUP_SEQUENCE,
    N_("Two cards say that this address is theirs") },
};

static const OctetCarrier carriers[] = {
  { "ethertype", 0x0806 }, { "ethertype", 0x8035 }, { "llc.dsap", 0x98 },
};

typedef struct
{
  const guint8 *hardware;
  const guint8 *protocol;
  gsize         hardware_size;
  gsize         protocol_size;
  gboolean      is_mac;
  gboolean      is_ipv4;
} Pair;

/* One end's two addresses, at the cursor. */
static void
read_pair (OctetDissector *self,
           const Pair     *pair,
           guint           mac)
{
  if (pair->hardware_size > 0)
    octet_dissector_read_size (self, pair->is_mac ? mac : mac + 1, pair->hardware_size);
  if (pair->protocol_size > 0)
    octet_dissector_read_size (self, pair->is_ipv4 ? mac + 2 : mac + 3, pair->protocol_size);
}

/* RFC 5227: a probe asks for an address from none, for a card that is not known; an announcement
 * asks for the sender's own. Both are for IPv4 only. */
static void
add_flags (OctetDissector *self,
           guint           opcode,
           const Pair     *sender,
           const Pair     *target)
{
  static const guint8 none[6] = { 0 };
  gboolean same = memcmp (sender->protocol, target->protocol, 4) == 0;
  gboolean asks = !target->is_mac || memcmp (target->hardware, none, 6) == 0;

  if (opcode != REQUEST && opcode != REPLY)
    return;
  if (opcode == REQUEST && memcmp (sender->protocol, none, 4) == 0 && asks && !same)
    octet_dissector_add_uint (self, IS_PROBE, 1, 0, 0);
  else if (same)
    octet_dissector_add_uint (self, IS_GRATUITOUS, 1, 0, 0);
  if (opcode == REQUEST && same)
    octet_dissector_add_uint (self, IS_ANNOUNCEMENT, 1, 0, 0);
}

static void
write_conflict (const Pair   *claim,
                const guint8 *mac,
                GString      *text)
{
  g_autoptr (GString) address = g_string_new (NULL);
  g_autoptr (GString) card = g_string_new (NULL);
  g_autoptr (GString) other = g_string_new (NULL);

  octet_bytes_format_ipv4 (claim->protocol, address);
  octet_bytes_format_mac (claim->hardware, claim->hardware_size, card);
  octet_bytes_format_mac (mac, 6, other);
  g_string_append_printf (text, _("Two cards say that %s is theirs: %s and, before, %s"),
                          address->str, card->str, other->str);
}

/* Who else said that an address is his; only requests and replies are about one's own. */
static void
add_conflicts (OctetDissector *self,
               guint           opcode,
               const Pair     *sender,
               const Pair     *target)
{
  gboolean same = memcmp (sender->protocol, target->protocol, 4) == 0;
  OctetArpClaim claims[2] = { { sender->protocol, sender->hardware },
                              { target->protocol, target->hardware } };
  OctetArpConflict conflicts[2];

  if ((opcode != REQUEST && opcode != REPLY) || !sender->is_mac)
    return;
  /* Who asks does not know the target's card, and who announces himself has no target. */
  if (opcode == REQUEST || same)
    claims[1].address = NULL;
  if (!octet_arp_find_conflicts (self, claims, conflicts))
    return;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      if (conflicts[i].packet == 0)
        continue;
      octet_dissector_add_uint (self, EARLIER_FRAME, conflicts[i].packet, 0, 0);
      octet_dissector_add_uint (self, EARLIER_SECONDS, conflicts[i].seconds, 0, 0);
      write_conflict (i == 0 ? sender : target, conflicts[i].mac, text);
      octet_dissector_note_text (self, CONFLICT, text->str);
    }
}

static void
summarize_ipv4 (OctetDissector *self,
                guint           opcode,
                const Pair     *sender,
                const Pair     *target)
{
  g_autoptr (GString) source = g_string_new (NULL);
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autoptr (GString) card = g_string_new (NULL);

  octet_bytes_format_ipv4 (sender->protocol, source);
  octet_bytes_format_ipv4 (target->protocol, wanted);
  octet_bytes_format_mac (sender->hardware, sender->hardware_size, card);
  if (opcode == REQUEST && g_str_equal (source->str, wanted->str))
    octet_dissector_summarize (self, _("%s announces itself"), source->str);
  else if (opcode == REQUEST)
    octet_dissector_summarize (self, _("Who has %s? Tell %s"), wanted->str, source->str);
  else if (opcode == REPLY)
    octet_dissector_summarize (self, _("%s is at %s"), source->str, card->str);
  if (opcode == REQUEST || opcode == REPLY)
    octet_dissector_emphasize (self, opcode == REQUEST ? wanted->str : card->str);
}

/* A request goes to everybody and is in no conversation with the answer: who asks for which address
 * is what they have in common, RFC 826. */
static void
add_turn (OctetDissector *self,
          guint           opcode,
          const Pair     *sender,
          const Pair     *target)
{
  static const OctetExchangeFields links = { REPLY_IN, REQUEST_IN, REPLY_TIME };
  const Pair *asks = opcode == REQUEST ? sender : target;
  const Pair *owns = opcode == REQUEST ? target : sender;
  OctetExchangePart part = { .is_request = opcode == REQUEST, .is_anywhere = TRUE };

  if ((opcode != REQUEST && opcode != REPLY) ||
      memcmp (sender->protocol, target->protocol, 4) == 0)
    return;
  part.id = (guint64) octet_bytes_be32 (asks->protocol) << 32 | octet_bytes_be32 (owns->protocol);
  octet_dissector_link_turn (self, &part, &links);
}

/* What both ends say, once all of it is known to be there. */
static void
dissect_ipv4 (OctetDissector *self,
              guint           opcode,
              const Pair     *sender,
              const Pair     *target)
{
  add_flags (self, opcode, sender, target);
  if (octet_dissector_wants (self, OCTET_WANTS_SUMMARY))
    summarize_ipv4 (self, opcode, sender, target);
}

static void
arp_dissect (OctetDissector *self)
{
  guint32 hardware = (guint32) octet_dissector_get_uint (self, HARDWARE);
  guint32 opcode = (guint32) octet_dissector_get_uint (self, OPCODE);
  const guint8 *bytes = octet_dissector_get_bytes (self) + 8;
  Pair sender = { 0 }, target;
  gsize size;

  sender.hardware_size = octet_dissector_get_uint (self, HARDWARE_SIZE);
  sender.protocol_size = octet_dissector_get_uint (self, PROTOCOL_SIZE);
  sender.is_mac = (hardware == 1 || hardware == 6) && sender.hardware_size == 6;
  sender.is_ipv4 = octet_dissector_get_uint (self, PROTOCOL) == 0x0800 &&
                   sender.protocol_size == 4;
  size = sender.hardware_size + sender.protocol_size;
  octet_dissector_trim (self, 8 + 2 * size);
  octet_dissector_describe (self, " (%s)", _(octet_name_find (opcodes, G_N_ELEMENTS (opcodes),
                                                            opcode) ?: N_("unknown")));
  target = sender;
  sender.hardware = bytes;
  sender.protocol = bytes + sender.hardware_size;
  target.hardware = bytes + size;
  target.protocol = target.hardware + sender.hardware_size;
  if (opcode >= REVERSE_REQUEST && opcode <= REVERSE_REPLY)
    octet_dissector_set_protocol_name (self, "RARP");
  if (sender.is_ipv4 && octet_dissector_get_captured (self) >= 8 + 2 * size)
    dissect_ipv4 (self, opcode, &sender, &target);
  read_pair (self, &sender, SOURCE_MAC);
  read_pair (self, &target, TARGET_MAC);
  if (sender.is_ipv4 && octet_dissector_get_captured (self) >= 8 + 2 * size)
    {
      add_conflicts (self, opcode, &sender, &target);
      add_turn (self, opcode, &sender, &target);
    }
}

const OctetProtocol octet_protocol_arp = {
  .key = "arp",
  .name = N_("Address Resolution Protocol"),
  .short_name = "ARP",
  .reference = "RFC 826",
  .level = OCTET_LEVEL_LINK,
  .header_size = 8,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = arp_dissect,
  .lesson = N_("Finds the card behind an IP address: one asks everybody on the local network, "
               "and the owner answers."),
};
