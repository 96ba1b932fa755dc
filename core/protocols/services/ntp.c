/* ntp.c - Network Time Protocol, RFC 5905, with the control messages of RFC 9327.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0          1          2          3          4            8            12       16
 *     +----------+----------+----------+----------+------------+------------+--------+----
 *     | flags    | stratum  | poll     | precision| root delay | dispersion | ref id | four
 *     +----------+----------+----------+----------+------------+------------+--------+----
 *     times of 8 octets each: reference, origin, receive, transmit; then extensions and
 *     a message authentication code. Modes 6 and 7 share only the first octet.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  FLAGS, LEAP, VERSION, MODE, PRIVATE_FLAGS, PRIVATE_RESPONSE, PRIVATE_MORE, PRIVATE_VERSION,
  PRIVATE_MODE, STRATUM, POLL, PRECISION, ROOT_DELAY, ROOT_DISPERSION, REFERENCE_ID,
  REFERENCE_TIME, ORIGIN_TIME, RECEIVE_TIME, TRANSMIT_TIME, EXTENSION, EXTENSION_TYPE,
  EXTENSION_LENGTH, EXTENSION_VALUE, KEY_ID, CODE, CONTROL_FLAGS, CONTROL_RESPONSE,
  CONTROL_ERROR, CONTROL_MORE, CONTROL_OPCODE, SEQUENCE, STATUS, SYSTEM_STATUS, SYSTEM_LEAP,
  SYSTEM_CLOCK, SYSTEM_COUNT, SYSTEM_EVENT, PEER_STATUS, PEER_CONFIGURED, PEER_AUTHENTICATED,
  PEER_AUTHENTIC, PEER_REACHABLE, PEER_BROADCAST, PEER_SELECTION, PEER_COUNT, PEER_EVENT,
  ASSOCIATION, OFFSET, COUNT, CONTROL_DATA, ITEM, PRIVATE_SEQUENCE, PRIVATE_AUTH,
  PRIVATE_NUMBER, PRIVATE_PROGRAM, PRIVATE_REQUEST, PRIVATE_ERROR, PRIVATE_ITEMS,
  PRIVATE_RESERVED, PRIVATE_ITEM_SIZE, PRIVATE_ITEM, MON_AVERAGE, MON_LAST, MON_RESTRICT,
  MON_COUNT, MON_REMOTE, MON_LOCAL, MON_FLAGS, MON_PORT, MON_MODE, MON_VERSION, MON_IPV6,
  MON_UNUSED, RESPONSE_IN, REQUEST_IN, DELTA_TIME,
};

enum { MODE_CLIENT = 3, MODE_SERVER = 4, MODE_CONTROL = 6, MODE_PRIVATE = 7 };
enum { CONTROL_READ_STATUS = 1 };
enum { PRIVATE_MONLIST_1 = 42, MONLIST_ITEM_SIZE = 72 };

/* Seconds from 1900, when NTP's first era began, to 1970; and the length of an era. */
#define SECONDS_1900_TO_1970 G_GINT64_CONSTANT (2208988800)
#define SECONDS_IN_ERA (G_GINT64_CONSTANT (1) << 32)

static const OctetName leaps[] = {
  { 0, N_("No warning") }, { 1, N_("The day's last minute has 61 seconds") },
  { 2, N_("The day's last minute has 59 seconds") }, { 3, N_("Clock not set") },
};
static const OctetName modes[] = {
  { 1, N_("Symmetric, active") }, { 2, N_("Symmetric, passive") }, { 3, N_("Client") },
  { 4, N_("Server") }, { 5, N_("Broadcast") }, { 6, N_("Control message") },
  { 7, N_("Private message") },
};
static const OctetName strata[] = {
  { 0, N_("Not stated, or a refusal") }, { 1, N_("Has a clock of its own") },
  { 2, N_("Follows another server"), 15 }, { 16, N_("Not synchronized") },
};
static const OctetName opcodes[] = {
  { 0, N_("Reserved") }, { 1, N_("Read status") }, { 2, N_("Read variables") },
  { 3, N_("Write variables") }, { 4, N_("Read clock variables") },
  { 5, N_("Write clock variables") }, { 6, N_("Set trap") }, { 7, N_("Trap") },
  { 8, N_("Configure") }, { 9, N_("Save configuration") }, { 10, N_("Read recent clients") },
  { 12, N_("Ask for a nonce") }, { 31, N_("Clear trap") },
};
static const OctetName selections[] = {
  { 0, N_("Rejected") }, { 1, N_("False ticker") }, { 2, N_("Too many") }, { 3, N_("Outlier") },
  { 4, N_("Candidate") }, { 5, N_("Backup") }, { 6, N_("Chosen") },
  { 7, N_("Chosen, by pulses") },
};
static const OctetName clocks[] = {
  { 0, N_("Not stated") }, { 1, N_("Calibrated atomic clock") }, { 2, N_("Long wave radio") },
  { 3, N_("Short wave radio") }, { 4, N_("Satellite radio") }, { 5, N_("Local net") },
  { 6, "UDP/NTP" }, { 7, "UDP/TIME" }, { 8, N_("By hand") }, { 9, N_("Telephone modem") },
};

#define LESSON_VER \
  N_("The edition of the protocol; 4 is today's.")
#define LESSON_MODE \
  N_("Who speaks: a client asks, a server answers, peers do both; 6 and 7 are for " \
     "administration.")
#define LESSON_PEER \
  N_("What the server thinks of one of the clocks it follows.")
#define LESSON_SYS \
  N_("How the server's own clock is doing.")

static const OctetField fields[] = {
  [FLAGS] = { "ntp.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Leap second, version and mode in one octet.") },
  [LEAP] = { "ntp.flags.li", N_("Leap second"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0xc0, OCTET_NAMED (leaps),
    .lesson = N_("Whether the day will be a second longer or shorter, and whether the clock is "
                 "set at all.") },
  [VERSION] = { "ntp.flags.vn", N_("Version"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x38, .lesson = LESSON_VER },
  [MODE] = { "ntp.flags.mode", N_("Mode"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x7, OCTET_NAMED (modes), .lesson = LESSON_MODE },
  [PRIVATE_FLAGS] = { "ntp.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Direction, version and mode in one octet.") },
  [PRIVATE_RESPONSE] = { "ntp.priv.flags.r", N_("Response"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (PRIVATE_FLAGS), .mask = 0x80,
    .lesson = N_("1 in an answer.") },
  [PRIVATE_MORE] = { "ntp.priv.flags.more", N_("More follows"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (PRIVATE_FLAGS), .mask = 0x40,
    .lesson = N_("1 where the answer goes on in another packet.") },
  [PRIVATE_VERSION] = { "ntp.flags.vn", N_("Version"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (PRIVATE_FLAGS), .mask = 0x38, .lesson = LESSON_VER },
  [PRIVATE_MODE] = { "ntp.flags.mode", N_("Mode"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (PRIVATE_FLAGS), .mask = 0x7, OCTET_NAMED (modes), .lesson = LESSON_MODE },
  [STRATUM] = { "ntp.stratum", N_("Stratum"), OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (strata),
    .lesson = N_("How many servers lie between this clock and a real one, such as GPS or an "
                 "atomic clock.") },
  [POLL] = { "ntp.ppoll", N_("Poll interval"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("How often the clock is asked, as a power of two in seconds: 6 is 64 s, 10 "
                 "about 17 minutes.") },
  [PRECISION] = { "ntp.precision", N_("Precision"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("How fine the clock is, as a signed power of two in seconds: 236 means -20, a "
                 "millionth of a second.") },
  [ROOT_DELAY] = { "ntp.rootdelay", N_("Root delay"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How long packets travel to the real clock and back, in 1/65536 s.") },
  [ROOT_DISPERSION] = { "ntp.rootdispersion", N_("Root dispersion"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How wrong the time may be, in 1/65536 s.") },
  [REFERENCE_ID] = { "ntp.refid", N_("Reference"), OCTET_FIELD_BYTES, .bits = 32,
    .lesson = N_("Which clock this one follows: at stratum 1 a name such as GPS, else the "
                 "address of the server.") },
  [REFERENCE_TIME] = { "ntp.reftime", N_("Last set"), OCTET_FIELD_TIME,
    .lesson = N_("When the clock was last set.") },
  [ORIGIN_TIME] = { "ntp.org", N_("Origin time"), OCTET_FIELD_TIME,
    .lesson = N_("When the client sent its question, by its own clock, copied from the "
                 "question.") },
  [RECEIVE_TIME] = { "ntp.rec", N_("Receive time"), OCTET_FIELD_TIME,
    .lesson = N_("When the question arrived, by the server's clock.") },
  [TRANSMIT_TIME] = { "ntp.xmt", N_("Transmit time"), OCTET_FIELD_TIME,
    .lesson = N_("When this packet left, by the sender's clock.") },
  [EXTENSION] = { "ntp.ext", N_("Extension"), OCTET_FIELD_LABEL,
    .lesson = N_("More data, such as the keys of network time security.") },
  [EXTENSION_TYPE] = { "ntp.ext.type", N_("Type"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("What the extension is for.") },
  [EXTENSION_LENGTH] = { "ntp.ext.length", N_("Length"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the extension, type and length included.") },
  [EXTENSION_VALUE] = { "ntp.ext.value", N_("Value"), OCTET_FIELD_BYTES,
    .lesson = N_("The extension's content.") },
  [KEY_ID] = { "ntp.keyid", N_("Key number"), OCTET_FIELD_BYTES,
    .lesson = N_("Which of the keys that both sides know made the code behind it.") },
  [CODE] = { "ntp.mac", N_("Authentication code"), OCTET_FIELD_BYTES,
    .lesson = N_("Made from the packet and a secret key: only who knows the key can make it.") },
  [CONTROL_FLAGS] = { "ntp.ctrl.flags2", N_("Control flags"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Direction and operation.") },
  [CONTROL_RESPONSE] = { "ntp.ctrl.flags2.r", N_("Response"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (CONTROL_FLAGS), .mask = 0x80,
    .lesson = N_("1 in an answer.") },
  [CONTROL_ERROR] = { "ntp.ctrl.flags2.error", N_("Error"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (CONTROL_FLAGS), .mask = 0x40,
    .lesson = N_("1 where the question could not be answered.") },
  [CONTROL_MORE] = { "ntp.ctrl.flags2.more", N_("More follows"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (CONTROL_FLAGS), .mask = 0x20,
    .lesson = N_("1 where the answer goes on in another packet.") },
  [CONTROL_OPCODE] = { "ntp.ctrl.flags2.opcode", N_("Operation"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (CONTROL_FLAGS), .mask = 0x1f, OCTET_NAMED (opcodes),
    .lesson = N_("What is asked for.") },
  [SEQUENCE] = { "ntp.ctrl.sequence", N_("Sequence number"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("An answer repeats the number of its question.") },
  [STATUS] = { "ntp.ctrl.status", N_("Status"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("Zero in questions.") },
  [SYSTEM_STATUS] = { "ntp.ctrl.status", N_("System status"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = LESSON_SYS },
  [SYSTEM_LEAP] = { "ntp.ctrl.sys_status.li", N_("Leap second"), OCTET_FIELD_UINT, .bits = 16,
    .under = OCTET_UNDER (SYSTEM_STATUS), .mask = 0xc000, OCTET_NAMED (leaps),
    .lesson = LESSON_SYS },
  [SYSTEM_CLOCK] = { "ntp.ctrl.sys_status.clksrc", N_("Clock"), OCTET_FIELD_UINT, .bits = 16,
    .under = OCTET_UNDER (SYSTEM_STATUS), .mask = 0x3f00, OCTET_NAMED (clocks),
    .lesson = LESSON_SYS },
  [SYSTEM_COUNT] = { "ntp.ctrl.sys_status.count", N_("Events"), OCTET_FIELD_UINT, .bits = 16,
    .under = OCTET_UNDER (SYSTEM_STATUS), .mask = 0xf0, .lesson = LESSON_SYS },
  [SYSTEM_EVENT] = { "ntp.ctrl.sys_status.code", N_("Last event"), OCTET_FIELD_UINT, .bits = 16,
    .under = OCTET_UNDER (SYSTEM_STATUS), .mask = 0xf, .lesson = LESSON_SYS },
  [PEER_STATUS] = { "ntp.ctrl.status", N_("Peer status"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = LESSON_PEER },
  [PEER_CONFIGURED] = { "ntp.ctrl.peer_status.config", N_("Configured"), OCTET_FIELD_BOOL,
    .bits = 16, .under = OCTET_UNDER (PEER_STATUS), .mask = 0x8000, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_PEER },
  [PEER_AUTHENTICATED] = { "ntp.ctrl.peer_status.authenable", N_("Authentication on"),
    OCTET_FIELD_BOOL, .bits = 16, .under = OCTET_UNDER (PEER_STATUS), .mask = 0x4000,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_PEER },
  [PEER_AUTHENTIC] = { "ntp.ctrl.peer_status.authentic", N_("Authentic"), OCTET_FIELD_BOOL,
    .bits = 16, .under = OCTET_UNDER (PEER_STATUS), .mask = 0x2000, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_PEER },
  [PEER_REACHABLE] = { "ntp.ctrl.peer_status.reach", N_("Reachable"), OCTET_FIELD_BOOL,
    .bits = 16, .under = OCTET_UNDER (PEER_STATUS), .mask = 0x1000, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_PEER },
  [PEER_BROADCAST] = { "ntp.ctrl.peer_status.bcast", N_("Broadcast"), OCTET_FIELD_BOOL,
    .bits = 16, .under = OCTET_UNDER (PEER_STATUS), .mask = 0x800, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_PEER },
  [PEER_SELECTION] = { "ntp.ctrl.peer_status.selection", N_("Selection"), OCTET_FIELD_UINT,
    .bits = 16, .under = OCTET_UNDER (PEER_STATUS), .mask = 0x700, OCTET_NAMED (selections),
    .lesson = LESSON_PEER },
  [PEER_COUNT] = { "ntp.ctrl.peer_status.count", N_("Events"), OCTET_FIELD_UINT, .bits = 16,
    .under = OCTET_UNDER (PEER_STATUS), .mask = 0xf0, .lesson = LESSON_PEER },
  [PEER_EVENT] = { "ntp.ctrl.peer_status.code", N_("Last event"), OCTET_FIELD_UINT, .bits = 16,
    .under = OCTET_UNDER (PEER_STATUS), .mask = 0xf, .lesson = LESSON_PEER },
  [ASSOCIATION] = { "ntp.ctrl.associd", N_("Association"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Which of the server's clocks is meant; 0 is the server itself.") },
  [OFFSET] = { "ntp.ctrl.offset", N_("Offset"), OCTET_FIELD_UINT, .bits = 16, .unit = N_("bytes"),
    .lesson = N_("Where this part stands in the whole answer.") },
  [COUNT] = { "ntp.ctrl.count", N_("Data length"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("bytes"),
    .lesson = N_("Octets of data behind the header.") },
  [CONTROL_DATA] = { "ntp.ctrl.data", N_("Data"), OCTET_FIELD_LABEL,
    .lesson = N_("What the question names or the answer says, mostly as text.") },
  [ITEM] = { "ntp.ctrl.item", N_("Item"), OCTET_FIELD_LABEL,
    .lesson = N_("One of the clocks that the server follows.") },
  [PRIVATE_SEQUENCE] = { "ntp.priv.auth_seq", N_("Authentication and sequence"), OCTET_FIELD_UINT,
    .bits = 8,
    .lesson = N_("Whether the packet is authenticated, and which part of an answer it is.") },
  [PRIVATE_AUTH] = { "ntp.priv.auth", N_("Authenticated"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (PRIVATE_SEQUENCE), .mask = 0x80,
    .lesson = N_("1 where a code made with a key follows.") },
  [PRIVATE_NUMBER] = { "ntp.priv.seq", N_("Sequence number"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (PRIVATE_SEQUENCE), .mask = 0x7f,
    .lesson = N_("Counts the parts of a long answer.") },
  [PRIVATE_PROGRAM] = { "ntp.priv.impl", N_("Program"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("Which program's private messages these are; 3 is the reference program's.") },
  [PRIVATE_REQUEST] = { "ntp.priv.reqcode", N_("Request"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("What is asked for. 42 lists the last 600 clients: a small question with a "
                 "huge answer, once used for floods.") },
  [PRIVATE_ERROR] = { "ntp.priv.err", N_("Error"), OCTET_FIELD_HEX, .bits = 8, .mask = 0xf0,
    .lesson = N_("Why the question could not be answered; 0 for no error.") },
  [PRIVATE_ITEMS] = { "ntp.priv.numitems", N_("Items"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0xfff,
    .lesson = N_("How many items follow.") },
  [PRIVATE_RESERVED] = { "ntp.priv.reserved", N_("Reserved"), OCTET_FIELD_HEX, .bits = 8,
    .mask = 0xf0,
    .lesson = N_("Always zero.") },
  [PRIVATE_ITEM_SIZE] = { "ntp.priv.itemsize", N_("Item size"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0xfff, .unit = N_("bytes"),
    .lesson = N_("Octets of each item.") },
  [PRIVATE_ITEM] = { "ntp.priv.mode7.item", N_("Item"), OCTET_FIELD_STRING,
    .lesson = N_("One entry of the answer.") },
  [MON_AVERAGE] = { "ntp.priv.monlist.avgint", N_("Average interval"), OCTET_FIELD_UINT,
    .bits = 32, .unit = N_("s"),
    .lesson = N_("How often the client asked, on average.") },
  [MON_LAST] = { "ntp.priv.monlist.lsint", N_("Time since the last packet"), OCTET_FIELD_UINT,
    .bits = 32, .unit = N_("s"),
    .lesson = N_("How long ago the client last asked.") },
  [MON_RESTRICT] = { "ntp.priv.monlist.restr", N_("Restrictions"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("What the client may not do.") },
  [MON_COUNT] = { "ntp.priv.monlist.count", N_("Packets"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How many packets came from it.") },
  [MON_REMOTE] = { "ntp.priv.monlist.remote_address", N_("Client"), OCTET_FIELD_IPV4,
    .lesson = N_("The client's address.") },
  [MON_LOCAL] = { "ntp.priv.monlist.local_address", N_("Own address"), OCTET_FIELD_IPV4,
    .lesson = N_("Which of the server's addresses it asked.") },
  [MON_FLAGS] = { "ntp.priv.monlist.flags", N_("Flags"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("Marks of the entry.") },
  [MON_PORT] = { "ntp.priv.monlist.port", N_("Port"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("The client's port.") },
  [MON_MODE] = { "ntp.priv.monlist.mode", N_("Mode"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("The mode of its last packet.") },
  [MON_VERSION] = { "ntp.priv.monlist.version", N_("Version"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("The version of its last packet.") },
  [MON_IPV6] = { "ntp.priv.monlist.ipv6", N_("IPv6"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("Whether the entry is about IPv6.") },
  [MON_UNUSED] = { "ntp.priv.monlist.unused", N_("Unused"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("Filling.") },
  [RESPONSE_IN] = { "ntp.response_in", N_("Answer in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER,
    .lesson = N_("The packet in which the server tells its time.") },
  [REQUEST_IN] = { "ntp.request_in", N_("Question in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_QUESTION,
    .lesson = N_("The packet that asked for this answer.") },
  [DELTA_TIME] = { "ntp.delta_time", N_("Time since the question"), OCTET_FIELD_DURATION,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER_TIME,
    .lesson = N_("How long the answer took. Half of it is the client's guess for the way back, "
                 "so that a crooked way makes the clock go wrong.") },
};

static const OctetCarrier carriers[] = { { "udp.port", 123 }, { "tcp.port", 123 } };

/* RFC 5905, section 6: seconds and their fraction in 64 bits. Times before 1968
 * are those of the era that begins in 2036. Zero means that there is none. */
static void
read_time (OctetDissector *self,
           guint           field)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = octet_dissector_get_position (self);
  gint64 seconds = octet_reader_be32 (rest);
  guint64 fraction = octet_reader_be32 (rest);
  gint64 nanoseconds;

  if (!octet_reader_ok (rest))
    return;
  nanoseconds = (gint64) ((fraction * 1000000000) >> 32);
  if (seconds == 0 && fraction == 0)
    nanoseconds = G_MININT64;
  else
    {
      if ((seconds & 0x80000000) == 0)
        seconds += SECONDS_IN_ERA;
      nanoseconds += (seconds - SECONDS_1900_TO_1970) * 1000000000;
    }
  octet_dissector_add_time (self, field, nanoseconds, at, 8);
}

/* RFC 7822: what is longer than an authentication code is an extension. */
static void
read_extension (OctetDissector *self)
{
  gsize size = octet_reader_peek_be (octet_dissector_rest (self), 2, 2);

  octet_dissector_open (self, EXTENSION);
  octet_dissector_read (self, EXTENSION_TYPE);
  octet_dissector_read (self, EXTENSION_LENGTH);
  if (size < 4)
    octet_dissector_mark_malformed (self);
  else if (size > 4)
    octet_dissector_read_size (self, EXTENSION_VALUE, size - 4);
  octet_dissector_close (self);
}

static void
dissect_time (OctetDissector *self,
              guint64         mode)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize left;

  octet_dissector_read_run (self, STRATUM, REFERENCE_ID - 1);
  octet_dissector_read_size (self, REFERENCE_ID, 4);
  for (guint field = REFERENCE_TIME; field <= TRANSMIT_TIME; field++)
    read_time (self, field);
  octet_dissector_summarize (self, _("NTP, %s"),
                             _(octet_name_find (modes, G_N_ELEMENTS (modes), mode) ?:
                               N_("reserved mode")));
  while ((left = octet_reader_left (rest)) > 0 && left != 20 && left != 24)
    {
      if (left < 16)
        {
          octet_reader_skip (rest, left);
          return;
        }
      read_extension (self);
    }
  if (left >= 20)
    {
      octet_dissector_read (self, KEY_ID);
      octet_dissector_read_size (self, CODE, left - 4);
    }
}

/* The status word of an answer is the server's own, or that of one of its peers. */
static guint
find_status (guint64 flags,
             guint32 association)
{
  if ((flags & 0x80) == 0)
    return STATUS;
  return association == 0 ? SYSTEM_STATUS : PEER_STATUS;
}

/* Pairs of association and its status. */
static void
read_associations (OctetDissector *self,
                   gsize           end)
{
  while (octet_dissector_ok (self) && octet_dissector_get_position (self) + 4 <= end)
    {
      octet_dissector_open (self, ITEM);
      octet_dissector_read (self, ASSOCIATION);
      octet_dissector_read (self, PEER_STATUS);
      octet_dissector_close (self);
    }
}

static void
dissect_control (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint32 association = (guint32) octet_reader_peek_be (rest, 5, 2);
  guint64 flags = octet_dissector_read (self, CONTROL_FLAGS);
  gsize size, at;

  octet_dissector_read (self, SEQUENCE);
  octet_dissector_read (self, find_status (flags, association));
  octet_dissector_read (self, ASSOCIATION);
  octet_dissector_read (self, OFFSET);
  size = octet_dissector_read (self, COUNT);
  octet_dissector_summarize (self, _("NTP control, %s"),
                             _(octet_name_find (opcodes, G_N_ELEMENTS (opcodes), flags & 0x1f) ?:
                               N_("unknown operation")));
  at = octet_dissector_get_position (self);
  if (size == 0 || octet_reader_left (rest) == 0)
    return;
  octet_dissector_open (self, CONTROL_DATA);
  if ((flags & 0x1f) == CONTROL_READ_STATUS && (flags & 0x80) != 0 && association == 0)
    read_associations (self, at + size);
  octet_reader_skip (rest, MIN (at + size - octet_dissector_get_position (self),
                                octet_reader_left (rest)));
  octet_dissector_close (self);
}

/* One of the computers that lately talked to the server: the answer that made
 * floods so cheap (CVE-2013-5211). */
static void
read_monlist_item (OctetDissector *self)
{
  octet_dissector_add_text (self, PRIVATE_ITEM, "Monlist item", octet_dissector_get_position (self),
                            MONLIST_ITEM_SIZE);
  octet_dissector_enter (self);
  octet_dissector_read_run (self, MON_AVERAGE, MON_UNUSED);
  octet_reader_skip (octet_dissector_rest (self), MONLIST_ITEM_SIZE - 40);
  octet_dissector_close (self);
}

static void
dissect_private (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint64 request, n_items, size;
  gsize at;

  octet_dissector_read (self, PRIVATE_SEQUENCE);
  octet_dissector_read (self, PRIVATE_PROGRAM);
  request = octet_dissector_read (self, PRIVATE_REQUEST);
  at = octet_dissector_get_position (self);
  octet_dissector_add (self, PRIVATE_ERROR, at, 1);
  n_items = octet_dissector_read (self, PRIVATE_ITEMS);
  octet_dissector_add (self, PRIVATE_RESERVED, at + 2, 1);
  size = octet_dissector_read (self, PRIVATE_ITEM_SIZE);
  octet_dissector_summarize (self, "%s", _("NTP, private message"));
  if (request == PRIVATE_MONLIST_1 && size == MONLIST_ITEM_SIZE)
    for (guint64 i = 0; i < n_items && octet_reader_left (rest) >= MONLIST_ITEM_SIZE; i++)
      read_monlist_item (self);
  else
    octet_reader_skip (rest, octet_reader_left (rest));
}

/* A server sends the client's transmit time back as the origin time (RFC 5905, 8); control and
 * private messages have numbers (RFC 9327, 2). FALSE where the packet is no part of a pair. */
static gboolean
find_pair (OctetDissector    *self,
           guint64            mode,
           OctetExchangePart *ret_part)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize size = octet_dissector_get_captured (self);

  *ret_part = (OctetExchangePart) { 0 };
  if ((mode == MODE_CLIENT || mode == MODE_SERVER) && size >= 48)
    {
      ret_part->is_request = mode == MODE_CLIENT;
      ret_part->id = octet_bytes_be (bytes + (ret_part->is_request ? 40 : 24), 8);
    }
  else if (mode == MODE_CONTROL && size >= 4)
    {
      ret_part->is_request = (bytes[1] & 0x80) == 0;
      ret_part->id = mode << 16 | octet_bytes_be16 (bytes + 2);
    }
  else if (mode == MODE_PRIVATE && size >= 4)
    {
      ret_part->is_request = (bytes[0] & 0x80) == 0;
      ret_part->id = mode << 16 | bytes[3];
    }
  else
    return FALSE;
  return TRUE;
}

/* A long answer to a control message comes in several packets, which all belong to it. */
static void
add_pair (OctetDissector *self,
          guint64         mode)
{
  static const OctetExchangeFields links = { RESPONSE_IN, REQUEST_IN, DELTA_TIME };
  OctetExchangePart part;
  OctetTurn turn;

  if (!find_pair (self, mode, &part))
    return;
  turn = octet_dissector_find_turn (self, &part);
  if (turn.kind == OCTET_TURN_RESPONSE_AGAIN)
    turn.kind = OCTET_TURN_RESPONSE;
  octet_dissector_add_turn (self, &part, &turn, &links);
}

static void
ntp_dissect (OctetDissector *self)
{
  guint64 mode = octet_reader_peek_be (octet_dissector_rest (self), 0, 1) & 7;

  octet_dissector_read (self, mode == MODE_PRIVATE ? PRIVATE_FLAGS : FLAGS);
  octet_dissector_describe (self, ", %s", _(octet_name_find (modes, G_N_ELEMENTS (modes), mode) ?:
                                          N_("reserved mode")));
  if (mode == MODE_CONTROL)
    dissect_control (self);
  else if (mode == MODE_PRIVATE)
    dissect_private (self);
  else
    dissect_time (self, mode);
  add_pair (self, mode);
}

const OctetProtocol octet_protocol_ntp = {
  .key = "ntp",
  .name = N_("Network Time Protocol"),
  .short_name = "NTP",
  .reference = "RFC 5905",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = ntp_dissect,
  .lesson = N_("Sets clocks by the network: from four times, two of each side, a client works out "
               "how wrong its clock is and how long the packets travelled."),
};
