/* snmp.c - Simple Network Management Protocol, RFC 3416 (PDUs), RFC 1157 (v1), RFC 3412 (v3).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     v1, v2c:  | version | community | PDU |
 *     v3:       | version | id, size, flags, model | engine, time, user, codes | scoped PDU |
 *
 *     PDU:      | request id | error status | error index | name, value | name, value | …
 *     trap, v1: | enterprise | agent's address | generic | specific | time | name, value | …
 *
 * All of it is BER (X.690): tag, length, content. A message nests as deep as the drawing shows.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector.h"
#include "protocols/security/ber.h"

/* A request that comes again within this time is the same one: managers repeat after 1 to 5 s. */
#define REPEAT_TIME (5 * G_GINT64_CONSTANT (1000000000))

enum
{
  TAG_ADDRESS = 0x40, TAG_COUNTER, TAG_GAUGE, TAG_TICKS, TAG_OPAQUE, TAG_COUNTER64 = 0x46,
  TAG_NULL = 0x05, TAG_NO_OBJECT = 0x80, TAG_NO_INSTANCE, TAG_END_OF_VIEW,
};

enum
{
  PDU_GET, PDU_GET_NEXT, PDU_RESPONSE, PDU_SET, PDU_TRAP_V1, PDU_BULK, PDU_INFORM, PDU_TRAP,
  PDU_REPORT,
};

enum { VERSION_3 = 3, SECURITY_USER = 3 };
enum { VENDOR_CISCO = 9, VENDOR_NET_SNMP = 8072 };
enum { FORMAT_IPV4 = 1, FORMAT_IPV6, FORMAT_MAC, FORMAT_TEXT, FORMAT_OCTETS, FORMAT_VENDOR = 128 };

static const OctetName versions[] = {
  { 0, "1" }, { 1, "2c" }, { 2, "2u" }, { 3, "3" },
};
static const OctetName pdus[] = {
  { 0, N_("Get") }, { 1, N_("Get next") }, { 2, N_("Response") }, { 3, N_("Set") },
  { 4, N_("Trap, version 1") }, { 5, N_("Get bulk") }, { 6, N_("Inform") }, { 7, N_("Trap") },
  { 8, N_("Report") },
};
static const OctetName errors[] = {
  { 0, N_("No error") }, { 1, N_("Answer too big") }, { 2, N_("No such name") },
  { 3, N_("Bad value") }, { 4, N_("Read only") }, { 5, N_("General error") },
  { 6, N_("No access") }, { 7, N_("Wrong type") }, { 8, N_("Wrong length") },
  { 9, N_("Wrong encoding") }, { 10, N_("Wrong value") }, { 11, N_("No creation") },
  { 12, N_("Inconsistent value") }, { 13, N_("Resource unavailable") }, { 14, N_("Commit failed") },
  { 15, N_("Undo failed") }, { 16, N_("Authorization error") }, { 17, N_("Not writable") },
  { 18, N_("Inconsistent name") },
};
static const OctetName traps[] = {
  { 0, N_("Cold start") }, { 1, N_("Warm start") }, { 2, N_("Link down") }, { 3, N_("Link up") },
  { 4, N_("Authentication failure") }, { 5, N_("EGP neighbour lost") },
  { 6, N_("The enterprise's own") },
};
static const OctetName models[] = {
  { 0, N_("Any") }, { 1, "SNMPv1" }, { 2, "SNMPv2c" }, { 3, N_("By user") },
  { 4, N_("By TLS or SSH") },
};
static const OctetName scopes[] = {
  { 0, N_("Readable") }, { 1, N_("Encrypted") },
};
static const OctetName enterprises[] = {
  { 9, "Cisco" }, { 11, "Hewlett-Packard" }, { 311, "Microsoft" }, { 2636, "Juniper" },
  { 8072, "net-snmp" }, { 14988, "MikroTik" }, { 30065, "Arista" },
};
static const OctetName formats[] = {
  { 1, N_("IPv4 address") }, { 2, N_("IPv6 address") }, { 3, N_("MAC address") }, { 4, N_("Text") },
  { 5, N_("Octets") }, { 128, N_("The enterprise's own"), 255 },
};

#define LESSON_PDU N_("What is asked or told, with the variables that it is about.")

enum
{
  VERSION, COMMUNITY, VERSION3, HEADER, MESSAGE_ID, MAX_SIZE, FLAGS, FLAG_REPORT, FLAG_SECRET,
  FLAG_SIGNED, MODEL, ENGINE, CONFORM, ENTERPRISE_ID, FORMAT, ENGINE_IPV4, ENGINE_IPV6,
  ENGINE_CISCO, ENGINE_MAC, ENGINE_TEXT, ENGINE_DATA, ENGINE_TIME, BOOTS, ENGINE_SECONDS, USER,
  SIGNATURE, SALT, SECURITY, MESSAGE_DATA, PLAIN, CONTEXT_ENGINE, CONTEXT, ENCRYPTED, DATA, GET,
  GET_NEXT, RESPONSE, SET, TRAP_V1, BULK, INFORM, TRAP, REPORT, REQUEST_ID, ERROR_STATUS,
  ERROR_INDEX, NON_REPEATERS, MAX_REPETITIONS, ENTERPRISE, AGENT, GENERIC, SPECIFIC, WHEN,
  VARIABLES, NAME, VALUE_INT, VALUE_OCTETS, VALUE_TEXT, VALUE_NULL, VALUE_OID, VALUE_ADDRESS,
  VALUE_COUNTER, VALUE_GAUGE, VALUE_TICKS, VALUE_OPAQUE, VALUE_UNKNOWN, NO_OBJECT, NO_INSTANCE,
  END_OF_VIEW, RESPONSE_IN, RESPONSE_TO, TIME,
};

static const OctetField fields[] = {
  [VERSION] = { "snmp.version", N_("Version"), OCTET_FIELD_INT, .bits = 32, OCTET_NAMED (versions),
    .lesson = N_("The old ones, 1 and 2c, show their password to everyone on the way; only "
                 "version 3 protects.") },
  [COMMUNITY] = { "snmp.community", N_("Community"), OCTET_FIELD_STRING,
    .lesson = N_("The password of the old versions, in the clear. Often it is still “public”.") },
  [VERSION3] = { "snmp.msgVersion", N_("Version"), OCTET_FIELD_INT, .bits = 32,
    OCTET_NAMED (versions),
    .lesson = N_("The third version knows users, signatures and encryption.") },
  [HEADER] = { "snmp.msgGlobalData_element", N_("Message header"), OCTET_FIELD_LABEL,
    .lesson = N_("How the message is protected, and how it is told from others.") },
  [MESSAGE_ID] = { "snmp.msgID", N_("Message ID"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("A response repeats the number of its request.") },
  [MAX_SIZE] = { "snmp.msgMaxSize", N_("Largest message"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("bytes"),
    .lesson = N_("The largest message that the sender can take.") },
  [FLAGS] = { "snmp.msgFlags", N_("Flags"), OCTET_FIELD_BYTES,
    .lesson = N_("How this message is protected.") },
  [FLAG_REPORT] = { "snmp.v3.flags.report", N_("Report wanted"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x04, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether the sender wants to hear why its message could not be used.") },
  [FLAG_SECRET] = { "snmp.v3.flags.crypt", N_("Encrypted"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x02, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether what follows the header is hidden.") },
  [FLAG_SIGNED] = { "snmp.v3.flags.auth", N_("Authenticated"), OCTET_FIELD_BOOL, .bits = 8,
    .under = OCTET_UNDER (FLAGS), .mask = 0x01, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Whether the message is signed by the user's key.") },
  [MODEL] = { "snmp.msgSecurityModel", N_("Security model"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (models),
    .lesson = N_("Who protects the message, and how.") },
  [ENGINE] = { "snmp.msgAuthoritativeEngineID", N_("Engine"), OCTET_FIELD_BYTES,
    .lesson = N_("Which machine's clock and keys count. A manager that does not know it yet "
                 "leaves it empty and is told.") },
  [CONFORM] = { "snmp.engineid.conform", N_("Form"), OCTET_FIELD_BOOL, .bits = 8, .mask = 0x80,
    .on = N_("RFC 3411"), .off = N_("RFC 1910"),
    .lesson = N_("Which standard tells how the engine's name is built.") },
  [ENTERPRISE_ID] = { "snmp.engineid.enterprise", N_("Vendor"), OCTET_FIELD_UINT, .bits = 32,
    .mask = 0x7fffffff, OCTET_NAMED (enterprises),
    .lesson = N_("Who made the machine: an enterprise number from IANA.") },
  [FORMAT] = { "snmp.engineid.format", N_("Format"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (formats),
    .lesson = N_("What the rest of the name is made of.") },
  [ENGINE_IPV4] = { "snmp.engineid.ipv4", N_("Address"), OCTET_FIELD_IPV4,
    .lesson = N_("The machine's IPv4 address.") },
  [ENGINE_IPV6] = { "snmp.engineid.ipv6", N_("Address"), OCTET_FIELD_IPV6,
    .lesson = N_("The machine's IPv6 address.") },
  [ENGINE_CISCO] = { "snmp.engineid.cisco.type", N_("Cisco's type"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Which part of Cisco's program it is.") },
  [ENGINE_MAC] = { "snmp.engineid.mac", N_("MAC address"), OCTET_FIELD_MAC,
    .lesson = N_("A MAC address of the machine: the name gives it away to everyone who asks.") },
  [ENGINE_TEXT] = { "snmp.engineid.text", N_("Text"), OCTET_FIELD_STRING,
    .lesson = N_("Words chosen by whoever set the machine up.") },
  [ENGINE_DATA] = { "snmp.engineid.data", N_("Data"), OCTET_FIELD_BYTES,
    .lesson = N_("Octets that only have to be different on each machine.") },
  [ENGINE_TIME] = { "snmp.engineid.time", N_("Made on"), OCTET_FIELD_TIME,
    .lesson = N_("When the name was made: the time the agent was first started.") },
  [BOOTS] = { "snmp.msgAuthoritativeEngineBoots", N_("Boots"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How often the engine was started. With the time below, an old message cannot "
                 "be sent again later.") },
  [ENGINE_SECONDS] = { "snmp.msgAuthoritativeEngineTime", N_("Engine's time"), OCTET_FIELD_UINT,
    .bits = 32, .unit = N_("seconds"),
    .lesson = N_("Seconds since it was started last. A message that is 150 s off is refused.") },
  [USER] = { "snmp.msgUserName", N_("User"), OCTET_FIELD_STRING,
    .lesson = N_("Whose keys protect the message. The name itself is never hidden.") },
  [SIGNATURE] = { "snmp.msgAuthenticationParameters", N_("Signature"), OCTET_FIELD_BYTES,
    .lesson = N_("A keyed sum over the whole message.") },
  [SALT] = { "snmp.msgPrivacyParameters", N_("Salt"), OCTET_FIELD_BYTES,
    .lesson = N_("Random octets, so that the same message looks different each time it is "
                 "encrypted.") },
  [SECURITY] = { "snmp.msgSecurityParameters", N_("Security parameters"), OCTET_FIELD_BYTES,
    .lesson = N_("What the security model needs, where Octet does not know the model.") },
  [MESSAGE_DATA] = { "snmp.msgData", N_("Message"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (scopes),
    .lesson = N_("Whether the rest is readable.") },
  [PLAIN] = { "snmp.plaintext_element", N_("Scoped message"), OCTET_FIELD_LABEL,
    .lesson = N_("Whose variables are meant, and what is asked.") },
  [CONTEXT_ENGINE] = { "snmp.contextEngineID", N_("Context engine"), OCTET_FIELD_BYTES,
    .lesson = N_("The machine whose variables are meant.") },
  [CONTEXT] = { "snmp.contextName", N_("Context"), OCTET_FIELD_STRING,
    .lesson = N_("Which of several worlds on that machine: a VLAN, a virtual router.") },
  [ENCRYPTED] = { "snmp.encryptedPDU", N_("Encrypted message"), OCTET_FIELD_BYTES,
    .lesson = N_("What is asked or told, hidden by the user's key.") },
  [DATA] = { "snmp.data", N_("Message"), OCTET_FIELD_UINT, .bits = 32, OCTET_NAMED (pdus),
    .lesson = N_("What the message does: ask, answer, change, or tell unasked.") },
  [GET] = { "snmp.get_request_element", N_("Get"), OCTET_FIELD_LABEL,
    .lesson = LESSON_PDU },
  [GET_NEXT] = { "snmp.get_next_request_element", N_("Get next"), OCTET_FIELD_LABEL,
    .lesson = LESSON_PDU },
  [RESPONSE] = { "snmp.get_response_element", N_("Response"), OCTET_FIELD_LABEL,
    .lesson = LESSON_PDU },
  [SET] = { "snmp.set_request_element", N_("Set"), OCTET_FIELD_LABEL,
    .lesson = LESSON_PDU },
  [TRAP_V1] = { "snmp.trap_element", N_("Trap"), OCTET_FIELD_LABEL,
    .lesson = LESSON_PDU },
  [BULK] = { "snmp.getBulkRequest_element", N_("Get bulk"), OCTET_FIELD_LABEL,
    .lesson = LESSON_PDU },
  [INFORM] = { "snmp.informRequest_element", N_("Inform"), OCTET_FIELD_LABEL,
    .lesson = LESSON_PDU },
  [TRAP] = { "snmp.snmpV2_trap_element", N_("Trap"), OCTET_FIELD_LABEL,
    .lesson = LESSON_PDU },
  [REPORT] = { "snmp.report_element", N_("Report"), OCTET_FIELD_LABEL,
    .lesson = LESSON_PDU },
  [REQUEST_ID] = { "snmp.request_id", N_("Request ID"), OCTET_FIELD_INT, .bits = 32,
    .lesson = N_("The response repeats it.") },
  [ERROR_STATUS] = { "snmp.error_status", N_("Error"), OCTET_FIELD_INT, .bits = 32,
    OCTET_NAMED (errors),
    .lesson = N_("How it went. In a request it is 0.") },
  [ERROR_INDEX] = { "snmp.error_index", N_("Error at"), OCTET_FIELD_INT, .bits = 32,
    .lesson = N_("Which of the variables was wrong, counted from 1.") },
  [NON_REPEATERS] = { "snmp.non_repeaters", N_("Asked once"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("So many of the variables are asked for once, the others as often as the next "
                 "number says.") },
  [MAX_REPETITIONS] = { "snmp.max_repetitions", N_("Repetitions"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How many successors of each variable are wanted. A small question can bring a "
                 "very large answer, which makes floods cheap.") },
  [ENTERPRISE] = { "snmp.enterprise", N_("Enterprise"), OCTET_FIELD_OID,
    .lesson = N_("What kind of machine sends the trap.") },
  [AGENT] = { "snmp.agent_addr", N_("Agent's address"), OCTET_FIELD_IPV4,
    .lesson = N_("Who sends the trap, by its own account.") },
  [GENERIC] = { "snmp.generic_trap", N_("Trap"), OCTET_FIELD_INT, .bits = 32, OCTET_NAMED (traps),
    .lesson = N_("What happened.") },
  [SPECIFIC] = { "snmp.specific_trap", N_("Specific trap"), OCTET_FIELD_INT, .bits = 32,
    .lesson = N_("What happened, by the enterprise's own list.") },
  [WHEN] = { "snmp.time_stamp", N_("Up for"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How long the agent had been running, in hundredths of a second.") },
  [VARIABLES] = { "snmp.variable_bindings", N_("Variables"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How many names with their values follow.") },
  [NAME] = { "snmp.name", N_("Name"), OCTET_FIELD_OID,
    .lesson = N_("Which variable: a path through the tree of all things that can be managed. "
                 "1.3.6.1.2.1 is the standard's branch, 1.3.6.1.4.1 that of enterprises.") },
  [VALUE_INT] = { "snmp.value.int", N_("Value, integer"), OCTET_FIELD_INT, .bits = 64,
    .lesson = N_("A number with a sign.") },
  [VALUE_OCTETS] = { "snmp.value.octets", N_("Value, octets"), OCTET_FIELD_BYTES,
    .lesson = N_("Octets, often a text.") },
  [VALUE_TEXT] = { "snmp.var-bind_str", N_("Value, text"), OCTET_FIELD_STRING,
    .lesson = N_("The same octets as a text.") },
  [VALUE_NULL] = { "snmp.value.null", N_("No value"), OCTET_FIELD_LABEL,
    .lesson = N_("In a request the places for the values are empty.") },
  [VALUE_OID] = { "snmp.value.oid", N_("Value, name"), OCTET_FIELD_OID,
    .lesson = N_("A name as value: what kind of machine it is, for example.") },
  [VALUE_ADDRESS] = { "snmp.value.ipv4", N_("Value, address"), OCTET_FIELD_IPV4,
    .lesson = N_("An IPv4 address.") },
  [VALUE_COUNTER] = { "snmp.value.counter", N_("Value, counter"), OCTET_FIELD_UINT, .bits = 64,
    .lesson = N_("A number that only grows and begins again at 0: octets, packets, errors. The "
                 "difference of two readings tells the rate.") },
  [VALUE_GAUGE] = { "snmp.value.g32", N_("Value, gauge"), OCTET_FIELD_INT, .bits = 64,
    .lesson = N_("A number that goes up and down: a load, a fill level.") },
  [VALUE_TICKS] = { "snmp.value.timeticks", N_("Value, time"), OCTET_FIELD_UINT, .bits = 64,
    .lesson = N_("A time in hundredths of a second.") },
  [VALUE_OPAQUE] = { "snmp.value.opaque", N_("Value, opaque"), OCTET_FIELD_BYTES,
    .lesson = N_("Octets that only the two ends understand.") },
  [VALUE_UNKNOWN] = { "snmp.value.unk", N_("Value, unknown"), OCTET_FIELD_BYTES,
    .lesson = N_("A value of a kind that the standard does not have.") },
  [NO_OBJECT] = { "snmp.noSuchObject", N_("No such object"), OCTET_FIELD_LABEL,
    .lesson = N_("The machine does not know a variable of this kind.") },
  [NO_INSTANCE] = { "snmp.noSuchInstance", N_("No such instance"), OCTET_FIELD_LABEL,
    .lesson = N_("It knows the kind, but not this one of it.") },
  [END_OF_VIEW] = { "snmp.endOfMibView", N_("End of view"), OCTET_FIELD_LABEL,
    .lesson = N_("There is no variable behind this one: a walk ends here.") },
  [RESPONSE_IN] = { "snmp.response_in", N_("Response in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER,
    .lesson = N_("The packet that answers this one.") },
  [RESPONSE_TO] = { "snmp.response_to", N_("Request in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_QUESTION,
    .lesson = N_("The packet that asked.") },
  [TIME] = { "snmp.time", N_("Time from request"), OCTET_FIELD_DURATION,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER_TIME,
    .lesson = N_("How long the agent took.") },
};

static const OctetCarrier carriers[] = {
  { "udp.port", 161 }, { "udp.port", 162 }, { "udp.port", 8161 }, { "tcp.port", 161 },
  { "tcp.port", 162 },
};

static gint64
read_number (OctetDissector *self,
             BerPlace       *place,
             guint           field)
{
  gboolean has_sign = fields[field].kind != OCTET_FIELD_UINT;
  DerItem item;
  gint64 value;

  if (!ber_take (self, place, 0, &item))
    return 0;
  value = ber_get_number (self, item, has_sign);
  octet_dissector_add_int (self, field, value, item.at, item.size);
  return value;
}

/* What the name of an engine is made of behind enterprise and format (RFC 3411, 5). */
static void
read_engine_rest (OctetDissector *self,
                  guint64         enterprise,
                  guint64         format,
                  gsize           at,
                  gsize           size)
{
  const guint8 *data = octet_dissector_get_bytes (self);

  if (format == FORMAT_IPV4 && size == 4)
    octet_dissector_add (self, ENGINE_IPV4, at, 4);
  else if (format == FORMAT_IPV6 && size == 16)
    octet_dissector_add (self, ENGINE_IPV6, at, 16);
  else if (format == FORMAT_MAC && (size == 6 || (size == 7 && enterprise == VENDOR_CISCO)))
    {
      if (size == 7)
        octet_dissector_add (self, ENGINE_CISCO, at, 1);
      octet_dissector_add (self, ENGINE_MAC, at + size - 6, 6);
    }
  else if (format == FORMAT_TEXT)
    octet_dissector_add (self, ENGINE_TEXT, at, size);
  else if (format == FORMAT_VENDOR && enterprise == VENDOR_NET_SNMP && size >= 8 &&
           at + 8 <= octet_dissector_get_captured (self))
    {
      octet_dissector_add (self, ENGINE_DATA, at, 4);
      octet_dissector_add_time (self, ENGINE_TIME,
                                (gint64) octet_bytes_le (data + at + 4, 4) * 1000000000, at + 4, 4);
    }
  else
    octet_dissector_add (self, ENGINE_DATA, at, size);
}

static void
read_engine (OctetDissector *self,
             BerPlace       *place,
             guint           field)
{
  guint64 enterprise, format;
  DerItem item;

  if (!ber_take (self, place, 0, &item))
    return;
  octet_dissector_add (self, field, item.at, item.size);
  if (item.size < 5 || !octet_dissector_ok (self))
    return;
  octet_dissector_enter (self);
  octet_dissector_add (self, CONFORM, item.at, 1);
  enterprise = octet_dissector_add (self, ENTERPRISE_ID, item.at, 4);
  if ((octet_dissector_get_bytes (self)[item.at] & 0x80) == 0)
    octet_dissector_add (self, ENGINE_DATA, item.at + 4, item.size - 4);
  else
    {
      format = octet_dissector_add (self, FORMAT, item.at + 4, 1);
      if (item.size > 5)
        read_engine_rest (self, enterprise, format, item.at + 5, item.size - 5);
    }
  octet_dissector_close (self);
}

/* Names that everyone meets: of MIB-II (RFC 3418, 2863), and the answers to a wrong SNMPv3
 * request (RFC 3414, 5). */
static const char *
find_name (OctetDissector *self,
           DerItem         item)
{
  static const struct { const char *oid; const char *name; } known[] = {
    { "\x2b\x06\x01\x02\x01\x01\x01", "sysDescr" },
    { "\x2b\x06\x01\x02\x01\x01\x02", "sysObjectID" },
    { "\x2b\x06\x01\x02\x01\x01\x03", "sysUpTime" },
    { "\x2b\x06\x01\x02\x01\x01\x04", "sysContact" },
    { "\x2b\x06\x01\x02\x01\x01\x05", "sysName" },
    { "\x2b\x06\x01\x02\x01\x01\x06", "sysLocation" },
    { "\x2b\x06\x01\x02\x01\x02\x01", "ifNumber" },
    { "\x2b\x06\x01\x02\x01\x02\x02\x01\x01", "ifIndex" },
    { "\x2b\x06\x01\x02\x01\x02\x02\x01\x02", "ifDescr" },
    { "\x2b\x06\x01\x02\x01\x02\x02\x01\x08", "ifOperStatus" },
    { "\x2b\x06\x01\x02\x01\x02\x02\x01\x0a", "ifInOctets" },
    { "\x2b\x06\x01\x02\x01\x02\x02\x01\x10", "ifOutOctets" },
    { "\x2b\x06\x01\x06\x03\x01\x01\x04\x01", "snmpTrapOID" },
    { "\x2b\x06\x01\x06\x03\x0f\x01\x01\x02", "usmStatsNotInTimeWindows" },
    { "\x2b\x06\x01\x06\x03\x0f\x01\x01\x03", "usmStatsUnknownUserNames" },
    { "\x2b\x06\x01\x06\x03\x0f\x01\x01\x04", "usmStatsUnknownEngineIDs" },
    { "\x2b\x06\x01\x06\x03\x0f\x01\x01\x05", "usmStatsWrongDigests" },
  };
  const guint8 *data = octet_dissector_get_bytes (self) + item.at;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (item.size > strlen (known[i].oid) &&
        item.size <= octet_dissector_get_captured (self) - item.at &&
        memcmp (data, known[i].oid, strlen (known[i].oid)) == 0)
      return known[i].name;
  return NULL;
}

static void
read_value (OctetDissector *self,
            DerItem         item,
            gboolean        is_text)
{
  switch (item.tag)
    {
    case DER_INTEGER:
      octet_dissector_add_int (self, VALUE_INT, ber_get_number (self, item, TRUE), item.at,
                               item.size);
      break;
    case DER_OCTET_STRING:
      octet_dissector_add (self, VALUE_OCTETS, item.at, item.size);
      if (!is_text || item.size == 0)
        break;
      octet_dissector_enter (self);
      octet_dissector_add (self, VALUE_TEXT, item.at, item.size);
      octet_dissector_close (self);
      break;
    case TAG_NULL:
      octet_dissector_add_uint (self, VALUE_NULL, 0, item.at, item.size);
      break;
    case DER_OID:
      octet_dissector_add (self, VALUE_OID, item.at, item.size);
      break;
    case TAG_ADDRESS:
      octet_dissector_add (self, item.size == 4 ? VALUE_ADDRESS : VALUE_UNKNOWN, item.at,
                           item.size);
      break;
    case TAG_COUNTER:
    case TAG_COUNTER64:
      octet_dissector_add_uint (self, VALUE_COUNTER, (guint64) ber_get_number (self, item, FALSE),
                                item.at, item.size);
      break;
    case TAG_GAUGE:
      octet_dissector_add_int (self, VALUE_GAUGE, ber_get_number (self, item, FALSE), item.at,
                               item.size);
      break;
    case TAG_TICKS:
      octet_dissector_add_uint (self, VALUE_TICKS, (guint64) ber_get_number (self, item, FALSE),
                                item.at, item.size);
      break;
    case TAG_OPAQUE:
      octet_dissector_add (self, VALUE_OPAQUE, item.at, item.size);
      break;
    case TAG_NO_OBJECT:
    case TAG_NO_INSTANCE:
    case TAG_END_OF_VIEW:
      octet_dissector_add_uint (self, NO_OBJECT + (item.tag - TAG_NO_OBJECT), 0, item.at,
                                item.size);
      break;
    default:
      octet_dissector_add (self, VALUE_UNKNOWN, item.at, item.size);
      break;
    }
}

static void
read_variables (OctetDissector *self,
                BerPlace       *place)
{
  OctetReader *rest = octet_dissector_rest (self);
  DerItem list, binding, name, value;
  BerPlace walk, pair;

  if (!ber_take (self, place, DER_SEQUENCE, &list))
    return;
  octet_dissector_add_uint (self, VARIABLES, ber_count (self, list), list.at, list.size);
  octet_dissector_enter (self);
  for (walk = ber_inside (list);
       walk.at < walk.end && ber_take (self, &walk, DER_SEQUENCE, &binding);)
    {
      const char *known;

      pair = ber_inside (binding);
      if (!ber_take (self, &pair, DER_OID, &name) || !ber_take (self, &pair, 0, &value))
        break;
      known = find_name (self, name);
      octet_reader_skip (rest, binding.start - rest->position);
      octet_dissector_open_text (self, known != NULL ? known : _("Variable"));
      octet_dissector_add (self, NAME, name.at, name.size);
      read_value (self, value, g_strcmp0 (known, "sysName") == 0 ||
                               g_strcmp0 (known, "sysDescr") == 0);
      octet_reader_skip (rest, der_end (binding) - rest->position);
      octet_dissector_close (self);
    }
  octet_dissector_close (self);
}

static void
read_trap_v1 (OctetDissector *self,
              BerPlace       *place)
{
  ber_read_octets (self, place, ENTERPRISE);
  ber_read_octets (self, place, AGENT);
  read_number (self, place, GENERIC);
  read_number (self, place, SPECIFIC);
  read_number (self, place, WHEN);
  read_variables (self, place);
}

/* Returns the request's number. */
static guint32
read_request (OctetDissector *self,
              BerPlace       *place,
              guint           kind)
{
  guint32 id = (guint32) read_number (self, place, REQUEST_ID);

  read_number (self, place, kind == PDU_BULK ? NON_REPEATERS : ERROR_STATUS);
  read_number (self, place, kind == PDU_BULK ? MAX_REPETITIONS : ERROR_INDEX);
  read_variables (self, place);
  return id;
}

static void
add_turn (OctetDissector *self,
          guint           kind,
          guint32         id,
          gsize           at)
{
  static const OctetExchangeFields links = { RESPONSE_IN, RESPONSE_TO, TIME };
  OctetExchangePart part = { .id = id, .at = at, .is_request = kind != PDU_RESPONSE,
                             .repeat_time = REPEAT_TIME };
  OctetTurn turn;

  if (kind == PDU_TRAP || kind == PDU_TRAP_V1 || kind == PDU_REPORT || !octet_dissector_ok (self))
    return;
  turn = octet_dissector_find_turn (self, &part);
  octet_dissector_add_turn (self, &part, &turn, &links);
  /* An answer is one to every repetition. */
  if (turn.kind == OCTET_TURN_REQUEST_AGAIN && turn.response != 0)
    octet_dissector_add_uint (self, RESPONSE_IN, turn.response, at, 0);
}

static void
read_pdu (OctetDissector *self,
          BerPlace       *place)
{
  guint32 id = 0;
  guint kind;
  DerItem item;
  BerPlace content;

  if (!ber_take (self, place, 0, &item))
    return;
  kind = item.tag & 0x1f;
  /* The message is whole, but nobody knows what it is. */
  if ((item.tag & 0xe0) != 0xa0 || kind > PDU_REPORT)
    return;
  octet_dissector_summarize (self, "%s", _(pdus[kind].name));
  octet_dissector_describe (self, ", %s", _(pdus[kind].name));
  octet_dissector_add_uint (self, DATA, kind, item.start, der_end (item) - item.start);
  octet_dissector_enter (self);
  octet_dissector_add_uint (self, GET + kind, 0, item.at, item.size);
  octet_dissector_enter (self);
  content = ber_inside (item);
  if (kind == PDU_TRAP_V1)
    read_trap_v1 (self, &content);
  else
    id = read_request (self, &content, kind);
  octet_dissector_close (self);
  octet_dissector_close (self);
  add_turn (self, kind, id, item.start);
}

/* RFC 3414, 2.4; an octet string with a message of its own in it. */
static void
read_user_security (OctetDissector *self,
                    DerItem         item)
{
  BerPlace place = ber_inside (item);
  DerItem sequence;

  if (!ber_take (self, &place, DER_SEQUENCE, &sequence))
    return;
  place = ber_inside (sequence);
  read_engine (self, &place, ENGINE);
  read_number (self, &place, BOOTS);
  read_number (self, &place, ENGINE_SECONDS);
  ber_read_octets (self, &place, USER);
  ber_read_octets (self, &place, SIGNATURE);
  ber_read_octets (self, &place, SALT);
}

static void
read_scoped (OctetDissector *self,
             BerPlace       *place)
{
  DerItem item;
  BerPlace content;

  if (!ber_take (self, place, 0, &item))
    return;
  octet_dissector_add_uint (self, MESSAGE_DATA, item.tag == DER_SEQUENCE ? 0 : 1, item.start,
                            der_end (item) - item.start);
  octet_dissector_enter (self);
  if (item.tag == DER_OCTET_STRING)
    {
      octet_dissector_summarize (self, "%s", _("Encrypted message"));
      octet_dissector_add (self, ENCRYPTED, item.at, item.size);
    }
  else
    {
      octet_dissector_add_uint (self, PLAIN, 0, item.start, der_end (item) - item.start);
      octet_dissector_enter (self);
      content = ber_inside (item);
      read_engine (self, &content, CONTEXT_ENGINE);
      ber_read_octets (self, &content, CONTEXT);
      read_pdu (self, &content);
      octet_dissector_close (self);
    }
  octet_dissector_close (self);
}

/* RFC 3412, 6. */
static void
read_version3 (OctetDissector *self,
               BerPlace       *place)
{
  gint64 model;
  DerItem item;
  BerPlace header;

  if (!ber_take (self, place, DER_SEQUENCE, &item))
    return;
  octet_dissector_add_uint (self, HEADER, 0, item.start, der_end (item) - item.start);
  octet_dissector_enter (self);
  header = ber_inside (item);
  read_number (self, &header, MESSAGE_ID);
  read_number (self, &header, MAX_SIZE);
  ber_read_octets (self, &header, FLAGS);
  model = read_number (self, &header, MODEL);
  octet_dissector_close (self);
  if (!ber_take (self, place, DER_OCTET_STRING, &item))
    return;
  if (model == SECURITY_USER)
    read_user_security (self, item);
  else
    octet_dissector_add (self, SECURITY, item.at, item.size);
  read_scoped (self, place);
}

/* Over TCP each message is one BER item (RFC 3430, 2.1). */
static gssize
snmp_message_size (OctetDissector *self,
                   const guint8   *data,
                   gsize           size)
{
  return ber_message_size (data, size);
}

static void
snmp_dissect (OctetDissector *self)
{
  BerPlace place = { 0, octet_dissector_get_size (self) };
  DerItem item, version;
  gint64 number;

  if (!ber_take (self, &place, DER_SEQUENCE, &item))
    return;
  place = ber_inside (item);
  if (!ber_take (self, &place, DER_INTEGER, &version))
    return;
  number = ber_get_number (self, version, TRUE);
  octet_dissector_add_int (self, number == VERSION_3 ? VERSION3 : VERSION, number, version.at,
                           version.size);
  if (number == VERSION_3)
    read_version3 (self, &place);
  else if (number == 0 || number == 1)
    {
      ber_read_octets (self, &place, COMMUNITY);
      read_pdu (self, &place);
    }
}

const OctetProtocol octet_protocol_snmp = {
  .key = "snmp",
  .name = N_("Simple Network Management Protocol"),
  .short_name = "SNMP",
  .reference = "RFC 3416",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .message_size = snmp_message_size,
  .is_framed = TRUE,
  .dissect = snmp_dissect,
  .lesson = N_("Reads and sets the variables of routers, printers and servers: names, states, "
               "counters. Traps tell the manager unasked that something happened."),
};
