/* nbns.c - NetBIOS Name Service, RFC 1002, 4.2: names of the old Windows network
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0    2       4           6         8             10            12
 *     +----+-------+-----------+---------+-------------+-------------+-----------
 *     | ID | flags | questions | answers | authorities | additionals | sections …
 *     +----+-------+-----------+---------+-------------+-------------+-----------
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "protocols/windows/netbios-name.h"

#define TYPE_NB 32
#define TYPE_NBSTAT 33
#define OPCODE_QUERY 0

enum
{
  ID, FLAGS, FLAG_RESPONSE, FLAG_OPCODE, FLAG_AUTHORITATIVE, FLAG_TRUNCATED, FLAG_RECURSION,
  FLAG_AVAILABLE, FLAG_BROADCAST, FLAG_RCODE, QUERIES, ANSWERS, AUTHORITIES, ADDITIONALS, NAME,
  TYPE, CLASS, TTL, DATA_LENGTH, NB_FLAGS, NB_GROUP, NB_ONT, ADDRESS, N_NAMES, NETBIOS_NAME,
  NAME_FLAGS, NAME_GROUP, NAME_ONT, NAME_LEAVING, NAME_CONFLICT, NAME_ACTIVE, NAME_PERMANENT,
  UNIT, JUMPERS, TEST, VERSION, PERIOD, CRCS, ALIGNMENT, COLLISIONS, ABORTS, SENDS, RECEIVES,
  RETRANSMITS, RESOURCES, COMMANDS, PENDING, MAX_PENDING, MAX_SESSIONS, PACKET_SIZE, DATA,
};

static const OctetName opcodes[] = {
  { 0, N_("Name query") }, { 5, N_("Registration") }, { 6, N_("Release") },
  { 7, N_("Wait for acknowledgement") }, { 8, N_("Refresh") },
  { 9, N_("Refresh (alternate number)") }, { 15, N_("Multi-homed registration") },
};

static const OctetName rcodes[] = {
  { 0, N_("No error") }, { 1, N_("Format error") }, { 2, N_("Server failure") },
  { 3, N_("No such name") }, { 4, N_("Not implemented") }, { 5, N_("Refused") },
  { 6, N_("Another host owns the name") }, { 7, N_("Name in conflict") },
};

static const OctetName types[] = {
  { 1, "A" }, { 2, "NS" }, { 10, "NULL" }, { 32, "NB" }, { 33, "NBSTAT" },
};

static const OctetName classes[] = { { 1, "IN" } };

static const OctetName node_types[] = {
  { 0, N_("Calls out (B-node)") }, { 1, N_("Asks a server (P-node)") },
  { 2, N_("Calls out, then asks (M-node)") }, { 3, N_("Asks, then calls out (H-node)") },
};

/* clang-format off */
static const OctetField fields[] = {
  [ID] = { "nbns.id", N_("Transaction ID"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("A number that the asker picks and the answer repeats, so that both find each "
                 "other.") },
  [FLAGS] = { "nbns.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("What kind of message this is and how it was handled.") },
  [FLAG_RESPONSE] = { "nbns.flags.response", N_("Response"), OCTET_FIELD_BOOL, .bits = 16,
    .mask = 0x8000, .on = N_("Message is a response"), .off = N_("Message is a query"),
    .lesson = N_("Zero in a question, one in an answer.") },
  [FLAG_OPCODE] = { "nbns.flags.opcode", N_("Operation"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0x7800, OCTET_NAMED (opcodes),
    .lesson = N_("Whether a name is looked for, claimed, kept or given up.") },
  [FLAG_AUTHORITATIVE] = { "nbns.flags.authoritative", N_("Authoritative"), OCTET_FIELD_BOOL,
    .bits = 16, .mask = 0x0400, .on = N_("The sender owns the name"),
    .off = N_("The sender does not own the name"),
    .lesson = N_("Set when the answer comes from the name's owner or the name server.") },
  [FLAG_TRUNCATED] = { "nbns.flags.truncated", N_("Truncated"), OCTET_FIELD_BOOL, .bits = 16,
    .mask = 0x0200, .on = N_("Message is truncated"), .off = N_("Message is not truncated"),
    .lesson = N_("Set when the answer did not fit.") },
  [FLAG_RECURSION] = { "nbns.flags.recdesired", N_("Recursion desired"), OCTET_FIELD_BOOL,
    .bits = 16, .mask = 0x0100, .on = N_("Do query recursively"),
    .off = N_("Do not query recursively"),
    .lesson = N_("Asks a name server to find the answer itself.") },
  [FLAG_AVAILABLE] = { "nbns.flags.recavail", N_("Recursion available"), OCTET_FIELD_BOOL,
    .bits = 16, .mask = 0x0080, .on = N_("The server can do recursive queries"),
    .off = N_("The server cannot do recursive queries"),
    .lesson = N_("Says whether the sender is a name server that looks things up for others.") },
  [FLAG_BROADCAST] = { "nbns.flags.broadcast", N_("Broadcast"), OCTET_FIELD_BOOL, .bits = 16,
    .mask = 0x0010, .on = N_("Sent to everybody"), .off = N_("Sent to one host"),
    .lesson = N_("Whether the message was called out to the whole network.") },
  [FLAG_RCODE] = { "nbns.flags.rcode", N_("Reply code"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0x000f, OCTET_NAMED (rcodes),
    .lesson = N_("Whether it worked, or why not.") },
  [QUERIES] = { "nbns.count.queries", N_("Questions"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How many questions the message holds.") },
  [ANSWERS] = { "nbns.count.answers", N_("Answers"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How many records answer the question.") },
  [AUTHORITIES] = { "nbns.count.auth_rr", N_("Authority records"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How many records name other name servers.") },
  [ADDITIONALS] = { "nbns.count.add_rr", N_("Additional records"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How many more records there are; a claim on a name carries its address here.") },
  [NAME] = { "nbns.name", N_("Name"), OCTET_FIELD_STRING,
    .lesson = N_("A Windows name: 15 letters and, in angle brackets, a number that says which "
                 "service it is.") },
  [TYPE] = { "nbns.type", N_("Type"), OCTET_FIELD_UINT, .bits = 16, OCTET_NAMED (types),
    .lesson = N_("Whether an address is wanted (NB) or a list of all names of a host (NBSTAT).") },
  [CLASS] = { "nbns.class", N_("Class"), OCTET_FIELD_UINT, .bits = 16, OCTET_NAMED (classes),
    .lesson = N_("Always the Internet (IN).") },
  [TTL] = { "nbns.ttl", N_("Time to live"), OCTET_FIELD_UINT, .bits = 32, .unit = N_("seconds"),
    .lesson = N_("How long the name stays claimed; zero means for ever.") },
  [DATA_LENGTH] = { "nbns.data_length", N_("Data length"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How many octets the record's data takes.") },
  [NB_FLAGS] = { "nbns.nb_flags", N_("Name flags"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("What kind of name it is.") },
  [NB_GROUP] = { "nbns.nb_flags.group", N_("Group"), OCTET_FIELD_BOOL, .bits = 16, .mask = 0x8000,
    .under = OCTET_UNDER (NB_FLAGS), .on = N_("Name of a group"), .off = N_("Name of one host"),
    .lesson = N_("Many hosts can share the name of a group, such as a workgroup.") },
  [NB_ONT] = { "nbns.nb_flags.ont", N_("Owner's kind"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0x6000, .under = OCTET_UNDER (NB_FLAGS), OCTET_NAMED (node_types),
    .lesson = N_("How the owner looks for names: by calling out, by asking a server, or both.") },
  [ADDRESS] = { "nbns.addr", N_("Address"), OCTET_FIELD_IPV4,
    .lesson = N_("The IPv4 address that the name stands for.") },
  [N_NAMES] = { "nbns.number_of_names", N_("Number of names"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("How many names the host has.") },
  [NETBIOS_NAME] = { "nbns.netbios_name", N_("Name"), OCTET_FIELD_STRING,
    .lesson = N_("One of the host's names. Together they tell what the machine is and who works on "
                 "it.") },
  [NAME_FLAGS] = { "nbns.name_flags", N_("Name flags"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("What kind of name it is, and how it is doing.") },
  [NAME_GROUP] = { "nbns.name_flags.group", N_("Group"), OCTET_FIELD_BOOL, .bits = 16,
    .mask = 0x8000, .under = OCTET_UNDER (NAME_FLAGS), .on = N_("Name of a group"),
    .off = N_("Name of one host"),
    .lesson = N_("Many hosts can share the name of a group, such as a workgroup.") },
  [NAME_ONT] = { "nbns.name_flags.ont", N_("Owner's kind"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0x6000, .under = OCTET_UNDER (NAME_FLAGS), OCTET_NAMED (node_types),
    .lesson = N_("How the owner looks for names: by calling out, by asking a server, or both.") },
  [NAME_LEAVING] = { "nbns.name_flags.drg", N_("Being given up"), OCTET_FIELD_BOOL, .bits = 16,
    .mask = 0x1000, .under = OCTET_UNDER (NAME_FLAGS), .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("The host is about to give the name up.") },
  [NAME_CONFLICT] = { "nbns.name_flags.cnf", N_("In conflict"), OCTET_FIELD_BOOL, .bits = 16,
    .mask = 0x0800, .under = OCTET_UNDER (NAME_FLAGS), .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Another host claims the same name.") },
  [NAME_ACTIVE] = { "nbns.name_flags.act", N_("Active"), OCTET_FIELD_BOOL, .bits = 16,
    .mask = 0x0400, .under = OCTET_UNDER (NAME_FLAGS), .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("The name is in use.") },
  [NAME_PERMANENT] = { "nbns.name_flags.prm", N_("Permanent"), OCTET_FIELD_BOOL, .bits = 16,
    .mask = 0x0200, .under = OCTET_UNDER (NAME_FLAGS), .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("The name is the host's own, made from its card's address.") },
  [UNIT] = { "nbns.unit_id", N_("Unit identifier"), OCTET_FIELD_MAC,
    .lesson = N_("The hardware address of the host's network card.") },
  [JUMPERS] = { "nbns.jumpers", N_("Jumpers"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Settings of a network card of the 1980s; zero today.") },
  [TEST] = { "nbns.test_result", N_("Test result"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("What the card's test of itself said; zero today.") },
  [VERSION] = { "nbns.version_number", N_("Version"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("Which edition of the name service it is; zero today.") },
  [PERIOD] = { "nbns.period_of_statistics", N_("Period of statistics"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("For how long the numbers below were counted.") },
  [CRCS] = { "nbns.num_crcs", N_("Damaged frames"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Frames whose check sequence was wrong.") },
  [ALIGNMENT] = { "nbns.num_alignment_errors", N_("Alignment errors"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Frames that did not end at an octet.") },
  [COLLISIONS] = { "nbns.num_collisions", N_("Collisions"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How often two stations spoke at once.") },
  [ABORTS] = { "nbns.num_send_aborts", N_("Aborted sends"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Frames that could not be sent.") },
  [SENDS] = { "nbns.num_good_sends", N_("Good sends"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Frames that were sent.") },
  [RECEIVES] = { "nbns.num_good_receives", N_("Good receives"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Frames that arrived.") },
  [RETRANSMITS] = { "nbns.numretransmits", N_("Retransmissions"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Messages that were sent again.") },
  [RESOURCES] = { "nbns.num_no_resource_conditions", N_("Times out of resources"), OCTET_FIELD_UINT,
    .bits = 16,
    .lesson = N_("How often the host had no room.") },
  [COMMANDS] = { "nbns.numcommand_blocks", N_("Free command blocks"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How many commands more the host could take.") },
  [PENDING] = { "nbns.numpending_sessions", N_("Pending sessions"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Sessions that are open.") },
  [MAX_PENDING] = { "nbns.max_num_pending_sessions", N_("Most pending sessions"), OCTET_FIELD_UINT,
    .bits = 16,
    .lesson = N_("How many sessions may be open.") },
  [MAX_SESSIONS] = { "nbns.max_total_sessions_possible", N_("Most sessions possible"),
    OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("How many sessions the host could have at all.") },
  [PACKET_SIZE] = { "nbns.session_data_packet_size", N_("Session packet size"), OCTET_FIELD_UINT,
    .bits = 16,
    .lesson = N_("How large the packets of a session may be.") },
  [DATA] = { "nbns.data", N_("Data"), OCTET_FIELD_BYTES,
    .lesson = N_("The record's data, which Octet does not take apart.") },
};
/* clang-format on */

enum { INCOMPLETE };

static const OctetNote notes[] = {
  [INCOMPLETE] = { "nbns.incomplete_entry", OCTET_NOTE_ERROR, OCTET_GROUP_MALFORMED,
    N_("The record's data ends in the middle of an entry") },
};

static const OctetCarrier carriers[] = { { "udp.port", 137 } };

static const char *
name_value (guint   field,
            guint64 value)
{
  const char *name = octet_name_find (fields[field].names, fields[field].n_names, value);

  return name != NULL ? _(name) : _("unknown");
}

static guint
read_flags (OctetDissector *self)
{
  guint flags = (guint) octet_dissector_read (self, FLAGS);
  gboolean is_response = (flags & 0x8000) != 0;

  octet_dissector_enter (self);
  octet_dissector_add (self, FLAG_RESPONSE, 2, 2);
  octet_dissector_add (self, FLAG_OPCODE, 2, 2);
  if (is_response)
    octet_dissector_add (self, FLAG_AUTHORITATIVE, 2, 2);
  octet_dissector_add (self, FLAG_TRUNCATED, 2, 2);
  octet_dissector_add (self, FLAG_RECURSION, 2, 2);
  if (is_response)
    octet_dissector_add (self, FLAG_AVAILABLE, 2, 2);
  octet_dissector_add (self, FLAG_BROADCAST, 2, 2);
  if (is_response)
    octet_dissector_add (self, FLAG_RCODE, 2, 2);
  octet_dissector_close (self);
  return flags;
}

/* The name at the cursor, which moves past it. */
static void
read_name (OctetDissector *self,
           char           *text)
{
  gsize at = octet_dissector_get_position (self);
  gsize size = netbios_name_read (octet_dissector_get_bytes (self),
                                  octet_dissector_get_captured (self), at, text);

  if (size == 0)
    octet_dissector_mark_malformed (self);
  else if (octet_reader_skip (octet_dissector_rest (self), size))
    octet_dissector_add_text (self, NAME, text, at, size);
}

/* RFC 1002, 4.2.2: addresses, each with flags. */
static void
read_addresses (OctetDissector *self,
                gsize           end)
{
  while (octet_dissector_ok (self) && octet_dissector_get_position (self) + 6 <= end)
    {
      octet_dissector_read (self, NB_FLAGS);
      octet_dissector_read (self, ADDRESS);
    }
}

/* RFC 1002, 4.2.18: all names of a host, and what its card has counted. */
static void
read_status (OctetDissector *self,
             gsize           end)
{
  guint count = (guint) octet_dissector_read (self, N_NAMES);

  for (guint i = 0; i < count && octet_dissector_ok (self); i++)
    {
      gsize at = octet_dissector_get_position (self);
      const guint8 *name;
      char text[NETBIOS_NAME_MAX + 1];

      if (at + 18 > end)
        return;
      name = octet_reader_take (octet_dissector_rest (self), 16);
      if (name == NULL)
        return;
      netbios_name_format (name, text);
      octet_dissector_add_text (self, NETBIOS_NAME, text, at, 16);
      octet_dissector_read (self, NAME_FLAGS);
    }
  for (guint i = UNIT; i <= PACKET_SIZE; i++)
    {
      if (octet_dissector_get_position (self) + octet_field_get_wire_size (&fields[i]) > end)
        return;
      octet_dissector_read (self, i);
    }
}

static void
read_data (OctetDissector *self,
           guint           type,
           guint           opcode,
           gsize           size)
{
  gsize end = octet_dissector_get_position (self) + size;

  if (type == TYPE_NB && size % 6 == 0)
    read_addresses (self, end);
  else if (type == TYPE_NBSTAT && opcode == OPCODE_QUERY && size > 0)
    read_status (self, end);
  else if (type == TYPE_NB && size > 0)
    octet_dissector_note_here (self, INCOMPLETE);
  if (octet_dissector_ok (self) && octet_dissector_get_position (self) < end)
    octet_dissector_read_size (self, DATA, end - octet_dissector_get_position (self));
}

/* A question, or a record, which is a question with an answer. */
static void
read_entry (OctetDissector *self,
            guint           opcode,
            gboolean        is_record,
            gboolean        is_first)
{
  char text[NETBIOS_NAME_MAX + 1];
  guint type, class;

  octet_dissector_open_text (self, "");
  read_name (self, text);
  type = (guint) octet_dissector_read (self, TYPE);
  class = (guint) octet_dissector_read (self, CLASS);
  if (octet_dissector_ok (self))
    {
      octet_dissector_label (self, _("%s: type %s, class %s"), text, name_value (TYPE, type),
                             name_value (CLASS, class));
      if (is_first)
        octet_dissector_summarize_more (self, " %s %s", name_value (TYPE, type), text);
    }
  if (is_record)
    {
      octet_dissector_read (self, TTL);
      read_data (self, type, opcode, octet_dissector_read (self, DATA_LENGTH));
    }
  octet_dissector_close (self);
}

static void
read_section (OctetDissector *self,
              guint           opcode,
              guint           section,
              guint           count,
              gboolean        is_first)
{
  static const char *const titles[] = {
    N_("Queries"), N_("Answers"), N_("Authoritative name servers"), N_("Additional records"),
  };

  if (count == 0 || !octet_dissector_ok (self))
    return;
  octet_dissector_open_text (self, _(titles[section]));
  for (guint i = 0; i < count && octet_dissector_ok (self); i++)
    read_entry (self, opcode, section > 0, is_first && i == 0);
  octet_dissector_close (self);
}

static void
nbns_dissect (OctetDissector *self)
{
  guint flags, opcode, counts[4];
  gboolean is_first = TRUE;

  octet_dissector_read (self, ID);
  flags = read_flags (self);
  opcode = flags >> 11 & 15;
  octet_dissector_summarize (self, (flags & 0x8000) != 0 ? _("%s response") : "%s",
                             name_value (FLAG_OPCODE, opcode));
  for (guint i = 0; i < 4; i++)
    counts[i] = (guint) octet_dissector_read (self, QUERIES + i);
  for (guint i = 0; i < 4; i++)
    {
      read_section (self, opcode, i, counts[i], is_first);
      is_first = is_first && counts[i] == 0;
    }
}

const OctetProtocol octet_protocol_nbns = {
  .key = "nbns",
  .name = N_("NetBIOS Name Service"),
  .short_name = "NBNS",
  .reference = "RFC 1002",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .dissect = nbns_dissect,
  .lesson = N_("How Windows found computers by name before it used DNS: it calls out to the whole "
               "network. Anybody may answer, and attackers still do."),
};
