/* stun.c - Session Traversal Utilities for NAT, RFC 8489, with TURN (RFC 8656) and ICE (RFC 8445).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0          2          4              8                    20
 *     +----------+----------+--------------+--------------------+---------------
 *     | type     | length   | magic cookie | transaction ID     | attributes …
 *     +----------+----------+--------------+--------------------+---------------
 *
 *     attribute:  | type (2) | length (2) | value | padding to 4 octets |
 *
 * An address of an answer is mixed with cookie and transaction ID (14.2), since some routers change
 * every address that they recognize. Over TCP a length may stand in front (RFC 4571).
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

#define HEADER_SIZE 20
#define SERVER_PORT 3478
#define COOKIE 0x2112a442
/* A request that comes again within this time is the same one (6.2.1: 39.5 s). */
#define REPEAT_TIME (40 * G_GINT64_CONSTANT (1000000000))

enum { CLASS_REQUEST = 0x00, CLASS_INDICATION = 0x10, CLASS_MASK = 0x110,
       METHOD_MASK = 0x3eef };
enum { FAMILY_IPV4 = 1, FAMILY_IPV6 };

static const OctetName classes[] = {
  { 0x00, N_("Request") }, { 0x01, N_("Indication") }, { 0x10, N_("Success") },
  { 0x11, N_("Error") },
};
static const OctetName methods[] = {
  { 1, N_("Binding") }, { 2, N_("Shared secret") }, { 3, N_("Allocate") }, { 4, N_("Refresh") },
  { 6, N_("Send") }, { 7, N_("Data") }, { 8, N_("Create permission") }, { 9, N_("Bind channel") },
  { 10, N_("Connect") }, { 11, N_("Bind connection") }, { 12, N_("Connection attempt") },
};
static const OctetName method_owners[] = {
  { 0, "IETF" }, { 1, N_("Experts") },
};
static const OctetName comprehensions[] = {
  { 0, N_("Must be understood") }, { 1, N_("May be ignored") },
};
static const OctetName attributes[] = {
  { 0x0001, N_("Mapped address") }, { 0x0002, N_("Response address") },
  { 0x0003, N_("Change request") }, { 0x0004, N_("Source address") },
  { 0x0005, N_("Changed address") }, { 0x0006, N_("User name") }, { 0x0007, N_("Password") },
  { 0x0008, N_("Message integrity") }, { 0x0009, N_("Error code") },
  { 0x000a, N_("Unknown attributes") }, { 0x000b, N_("Reflected from") },
  { 0x000c, N_("Channel number") }, { 0x000d, N_("Lifetime") }, { 0x0010, N_("Bandwidth") },
  { 0x0012, N_("Peer's address, mixed") }, { 0x0013, N_("Data") }, { 0x0014, N_("Realm") },
  { 0x0015, N_("Nonce") }, { 0x0016, N_("Relayed address, mixed") },
  { 0x0017, N_("Requested address family") }, { 0x0018, N_("Even port") },
  { 0x0019, N_("Requested transport") }, { 0x001a, N_("Do not fragment") },
  { 0x001c, N_("Message integrity, SHA-256") }, { 0x001d, N_("Password algorithm") },
  { 0x001e, N_("User hash") }, { 0x0020, N_("Mapped address, mixed") },
  { 0x0022, N_("Reservation token") }, { 0x0024, N_("Priority") },
  { 0x0025, N_("Use this candidate") }, { 0x0026, N_("Padding") }, { 0x0027, N_("Response port") },
  { 0x002a, N_("Connection ID") }, { 0x8000, N_("Additional address family") },
  { 0x8001, N_("Address error code") }, { 0x8002, N_("Password algorithms") },
  { 0x8003, N_("Alternate domain") }, { 0x8004, "ICMP" }, { 0x8022, N_("Software") },
  { 0x8023, N_("Alternate server") }, { 0x8027, N_("Cache timeout") },
  { 0x8028, N_("Fingerprint") }, { 0x8029, N_("ICE, controlled") },
  { 0x802a, N_("ICE, controlling") }, { 0x802b, N_("Response's origin") },
  { 0x802c, N_("Other address") }, { 0x8037, "MS-APP-ID" }, { 0x8054, "MS-CANDIDATE-IDENTIFIER" },
  { 0x8070, "MS-IMPLEMENTATION-VERSION" }, { 0xc057, "GOOG-NETWORK-INFO" },
  { 0xc059, "GOOG-LOGGING-ID" },
};
static const OctetName families[] = {
  { 1, "IPv4" }, { 2, "IPv6" },
};
static const OctetName transports[] = {
  { 6, "TCP" }, { 17, "UDP" },
};
static const OctetName verdicts[] = {
  { 0, N_("Bad") }, { 1, N_("Good") },
};

#define LESSON_MIXED N_("As it stands in the packet: mixed with the cookie, so that no router " \
                        "changes it on the way.")

enum
{
  FRAME_LENGTH, RESPONSE_TO, TIME, AGAIN, RELAYED, TYPE, CLASS, METHOD, OWNER, LENGTH, MAGIC,
  ID, RESPONSE_IN, VERSION, ATTRIBUTES, ATTRIBUTE, ATTRIBUTE_TYPE, COMPREHENSION, ASSIGNMENT,
  ATTRIBUTE_LENGTH, RESERVED, FAMILY, PORT_MIXED, PORT, IPV4_MIXED, IPV4, IPV6_MIXED, IPV6,
  CHANGE_ADDRESS, CHANGE_PORT, USER, INTEGRITY, FINGERPRINT, FINGERPRINT_STATUS, ERROR_CLASS,
  ERROR_NUMBER, ERROR_REASON, UNKNOWN, REALM, NONCE, SOFTWARE, LIFETIME, TRANSPORT, CHANNEL,
  NEXT_PORT, TOKEN, PRIORITY, TIE, CACHE, MS_VERSION, MS_FOUNDATION, GOOGLE_NETWORK,
  GOOGLE_COST, VALUE, PADDING,
};

static const OctetField fields[] = {
  [FRAME_LENGTH] = { "stun.tcp_frame_length", N_("Frame length"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("bytes"),
    .lesson = N_("Over TCP: octets of the message that follows.") },
  [RESPONSE_TO] = { "stun.response-to", N_("Request in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_QUESTION,
    .lesson = N_("The packet that asked.") },
  [TIME] = { "stun.time", N_("Time from request"), OCTET_FIELD_DURATION,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER_TIME,
    .lesson = N_("How long the way there and back took.") },
  [AGAIN] = { "stun.reqduplicate", N_("Same as packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The packet that carried the message first.") },
  [RELAYED] = { "stun.channel", N_("Channel"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("The short name of the other end whose data this is.") },
  [TYPE] = { "stun.type", N_("Type"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("Class and method, their bits mixed with each other.") },
  [CLASS] = { "stun.type.class", N_("Class"), OCTET_FIELD_HEX, .bits = 16,
    .under = OCTET_UNDER (TYPE), .mask = 0x0110, OCTET_NAMED (classes),
    .lesson = N_("Whether someone asks, is answered, or tells without waiting for an answer.") },
  [METHOD] = { "stun.type.method", N_("Method"), OCTET_FIELD_HEX, .bits = 16,
    .under = OCTET_UNDER (TYPE), .mask = 0x3eef, OCTET_NAMED (methods),
    .lesson = N_("What is wanted: Binding asks for one's own outer address, Allocate for an "
                 "address at a relay.") },
  [OWNER] = { "stun.type.method-assignment", N_("Assigned by"), OCTET_FIELD_HEX, .bits = 16,
    .under = OCTET_UNDER (TYPE), .mask = 0x2000, OCTET_NAMED (method_owners),
    .lesson = N_("Who may give out the method's number.") },
  [LENGTH] = { "stun.length", N_("Length"), OCTET_FIELD_UINT, .bits = 16, .unit = N_("bytes"),
    .lesson = N_("Octets of attributes behind the header.") },
  [MAGIC] = { "stun.cookie", N_("Magic cookie"), OCTET_FIELD_BYTES,
    .lesson = N_("Always 2112a442, so that the message can be told from others at the same "
                 "port.") },
  [ID] = { "stun.id", N_("Transaction ID"), OCTET_FIELD_BYTES,
    .lesson = N_("A random number; the answer repeats it.") },
  [RESPONSE_IN] = { "stun.response-in", N_("Response in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER,
    .lesson = N_("The packet that answers.") },
  [VERSION] = { "stun.network_version", N_("Version of the message"), OCTET_FIELD_UINT, .bits = 8,
    .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("Which edition the message follows; 3 stands for RFC 5389 and later.") },
  [ATTRIBUTES] = { "stun.attributes", N_("Attributes"), OCTET_FIELD_LABEL,
    .lesson = N_("What is asked or told.") },
  [ATTRIBUTE] = { "stun.attribute", N_("Attribute"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (attributes),
    .lesson = N_("One statement.") },
  [ATTRIBUTE_TYPE] = { "stun.att.type", N_("Type"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (attributes),
    .lesson = N_("What the attribute is about.") },
  [COMPREHENSION] = { "stun.att.type.comprehension", N_("Comprehension"), OCTET_FIELD_HEX,
    .bits = 16, .under = OCTET_UNDER (ATTRIBUTE_TYPE), .mask = 0x8000, OCTET_NAMED (comprehensions),
    .lesson = N_("Whether one who does not know the attribute may go on.") },
  [ASSIGNMENT] = { "stun.att.type.assignment", N_("Assigned by"), OCTET_FIELD_HEX, .bits = 16,
    .under = OCTET_UNDER (ATTRIBUTE_TYPE), .mask = 0x4000, OCTET_NAMED (method_owners),
    .lesson = N_("Who may give out the attribute's number.") },
  [ATTRIBUTE_LENGTH] = { "stun.att.length", N_("Length"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the value without padding.") },
  [RESERVED] = { "stun.att.reserved", N_("Reserved"), OCTET_FIELD_BYTES,
    .lesson = N_("Zero.") },
  [FAMILY] = { "stun.att.family", N_("Family"), OCTET_FIELD_HEX, .bits = 8, OCTET_NAMED (families),
    .lesson = N_("Which kind of address follows.") },
  [PORT_MIXED] = { "stun.att.port-xord", N_("Port, mixed"), OCTET_FIELD_BYTES,
    .lesson = LESSON_MIXED },
  [PORT] = { "stun.att.port", N_("Port"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("The port, as it is seen from the other end.") },
  [IPV4_MIXED] = { "stun.att.ipv4-xord", N_("Address, mixed"), OCTET_FIELD_BYTES,
    .lesson = LESSON_MIXED },
  [IPV4] = { "stun.att.ipv4", N_("Address"), OCTET_FIELD_IPV4,
    .lesson = N_("The address, as it is seen from the other end: the one outside the router.") },
  [IPV6_MIXED] = { "stun.att.ipv6-xord", N_("Address, mixed"), OCTET_FIELD_BYTES,
    .lesson = LESSON_MIXED },
  [IPV6] = { "stun.att.ipv6", N_("Address"), OCTET_FIELD_IPV6,
    .lesson = N_("The IPv6 address, as it is seen from the other end.") },
  [CHANGE_ADDRESS] = { "stun.att.change-ip", N_("Answer from another address"), OCTET_FIELD_BOOL,
    .bits = 16, .mask = 0x0004, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Tests whether the router lets strangers in.") },
  [CHANGE_PORT] = { "stun.att.change-port", N_("Answer from another port"), OCTET_FIELD_BOOL,
    .bits = 16, .mask = 0x0002, .on = N_("Yes"), .off = N_("No"),
    .lesson = N_("Tests whether the router lets other ports in.") },
  [USER] = { "stun.att.username", N_("User name"), OCTET_FIELD_STRING,
    .lesson = N_("Who asks. In ICE: the two ends' short names with a colon between them.") },
  [INTEGRITY] = { "stun.att.hmac", N_("Keyed sum"), OCTET_FIELD_BYTES,
    .lesson = N_("HMAC-SHA1 by the password over all that stands in front.") },
  [FINGERPRINT] = { "stun.att.crc32", N_("Fingerprint"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("A CRC over all that stands in front, mixed with 5354554e (\"STUN\").") },
  [FINGERPRINT_STATUS] = { "stun.att.crc32.status", N_("Fingerprint status"), OCTET_FIELD_UINT,
    .bits = 8, .flags = OCTET_FIELD_GENERATED, OCTET_NAMED (verdicts),
    .lesson = N_("Whether the fingerprint fits.") },
  [ERROR_CLASS] = { "stun.att.error.class", N_("Error class"), OCTET_FIELD_UINT, .bits = 8,
    .mask = 0x07,
    .lesson = N_("The hundreds of the code.") },
  [ERROR_NUMBER] = { "stun.att.error", N_("Error number"), OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("The rest of the code: with class 4, 1 is “who are you?” and 38 “ask again "
                 "with this nonce”.") },
  [ERROR_REASON] = { "stun.att.error.reason", N_("Reason"), OCTET_FIELD_STRING,
    .lesson = N_("The same in words.") },
  [UNKNOWN] = { "stun.att.unknown", N_("Unknown attribute"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (attributes),
    .lesson = N_("An attribute of the request that the server does not understand.") },
  [REALM] = { "stun.att.realm", N_("Realm"), OCTET_FIELD_STRING,
    .lesson = N_("Whose passwords count.") },
  [NONCE] = { "stun.att.nonce", N_("Nonce"), OCTET_FIELD_STRING,
    .lesson = N_("A challenge, which the next request repeats.") },
  [SOFTWARE] = { "stun.att.software", N_("Software"), OCTET_FIELD_STRING,
    .lesson = N_("Maker and version of the program.") },
  [LIFETIME] = { "stun.att.lifetime", N_("Lifetime"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("seconds"),
    .lesson = N_("How long the relay keeps the address.") },
  [TRANSPORT] = { "stun.att.transp", N_("Transport"), OCTET_FIELD_HEX, .bits = 8,
    OCTET_NAMED (transports),
    .lesson = N_("What the relay should speak with the other end.") },
  [CHANNEL] = { "stun.att.channelnum", N_("Channel"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("A short name for the other end, which saves octets in each packet.") },
  [NEXT_PORT] = { "stun.att.even-port.reserve-next", N_("Keep the next port"), OCTET_FIELD_UINT,
    .bits = 8, .mask = 0x80,
    .lesson = N_("Whether the port after this one is wanted as well.") },
  [TOKEN] = { "stun.att.token", N_("Reservation"), OCTET_FIELD_BYTES,
    .lesson = N_("With this the reserved port is claimed.") },
  [PRIORITY] = { "stun.att.priority", N_("Priority"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How much the way is liked; direct ones more than those over a relay.") },
  [TIE] = { "stun.att.tie-breaker", N_("Tie breaker"), OCTET_FIELD_BYTES,
    .lesson = N_("A random number; where both ends want to decide, the larger one does.") },
  [CACHE] = { "stun.att.cache-timeout", N_("Cache timeout"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("seconds"),
    .lesson = N_("How long the answer is good for.") },
  [MS_VERSION] = { "stun.att.ms.version.ice", N_("Microsoft's ICE version"), OCTET_FIELD_UINT,
    .bits = 32,
    .lesson = N_("Which edition of ICE a program of Microsoft's follows.") },
  [MS_FOUNDATION] = { "stun.att.ms.foundation", N_("Foundation"), OCTET_FIELD_STRING,
    .lesson = N_("Candidates of the same kind and server share it.") },
  [GOOGLE_NETWORK] = { "stun.att.google.network_id", N_("Network"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Which of the telephone's networks the packet took.") },
  [GOOGLE_COST] = { "stun.att.google.network_cost", N_("Cost of the network"), OCTET_FIELD_UINT,
    .bits = 16,
    .lesson = N_("How dear the network is: Wi-Fi 10, mobile data 900.") },
  [VALUE] = { "stun.value", N_("Value"), OCTET_FIELD_BYTES,
    .lesson = N_("The octets of an attribute that has no parts, or that Octet does not know.") },
  [PADDING] = { "stun.att.padding", N_("Padding"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Octets that fill the attribute up to a multiple of four.") },
};

enum { BAD_LENGTH, TOO_LONG, BAD_FINGERPRINT };

static const OctetNote notes[] = {
  [BAD_LENGTH] = { "stun.wrong_msglen", OCTET_NOTE_ERROR, OCTET_GROUP_MALFORMED,
    N_("The length is no multiple of four") },
  [TOO_LONG] = { "stun.long_attribute", OCTET_NOTE_WARNING, OCTET_GROUP_MALFORMED,
    N_("The attribute is longer than the message") },
  [BAD_FINGERPRINT] = { "stun.att.crc32.bad", OCTET_NOTE_WARNING, OCTET_GROUP_CHECKSUM,
    N_("The fingerprint does not fit the message") },
};

/* How the value of an attribute is read. */
typedef enum
{
  AS_OCTETS, AS_ADDRESS, AS_MIXED, AS_FIELD, AS_ERROR, AS_UNKNOWN, AS_CHANGE, AS_FINGERPRINT,
  AS_PAIR, AS_FLAG, AS_DATA,
} Form;

/* An attribute, its form, and the field of its value, or of its first part. */
typedef struct
{
  guint16 type;
  guint8  form;
  guint16 field;
} Attribute;

static const Attribute forms[] = {
  { 0x0001, AS_ADDRESS }, { 0x0002, AS_ADDRESS }, { 0x0003, AS_CHANGE }, { 0x0004, AS_ADDRESS },
  { 0x0005, AS_ADDRESS }, { 0x0006, AS_FIELD, USER }, { 0x0008, AS_FIELD, INTEGRITY },
  { 0x0009, AS_ERROR }, { 0x000a, AS_UNKNOWN }, { 0x000b, AS_ADDRESS },
  { 0x000c, AS_FIELD, CHANNEL }, { 0x000d, AS_FIELD, LIFETIME }, { 0x0012, AS_MIXED },
  { 0x0013, AS_DATA }, { 0x0014, AS_FIELD, REALM }, { 0x0015, AS_FIELD, NONCE },
  { 0x0016, AS_MIXED },
  { 0x0017, AS_FIELD, FAMILY }, { 0x0018, AS_FIELD, NEXT_PORT }, { 0x0019, AS_FIELD, TRANSPORT },
  { 0x001a, AS_FLAG }, { 0x0020, AS_MIXED }, { 0x0022, AS_FIELD, TOKEN },
  { 0x0024, AS_FIELD, PRIORITY }, { 0x0025, AS_FLAG }, { 0x8022, AS_FIELD, SOFTWARE },
  { 0x8023, AS_ADDRESS }, { 0x8027, AS_FIELD, CACHE }, { 0x8028, AS_FINGERPRINT },
  { 0x8029, AS_FIELD, TIE }, { 0x802a, AS_FIELD, TIE }, { 0x802b, AS_ADDRESS },
  { 0x802c, AS_ADDRESS }, { 0x8054, AS_FIELD, MS_FOUNDATION }, { 0x8070, AS_FIELD, MS_VERSION },
  { 0xc057, AS_PAIR, GOOGLE_NETWORK },
};

static const OctetCarrier carriers[] = {
  { "udp.port", SERVER_PORT }, { "tcp.port", SERVER_PORT }, { "udp.port", OCTET_HEURISTIC },
  { "tcp.port", OCTET_HEURISTIC },
};

/* Whether a message starts at @data; its length has to be right where @size is known. */
static gboolean
is_message (const guint8 *data,
            gsize         captured,
            gsize         size)
{
  return captured >= HEADER_SIZE && (data[0] & 0xc0) == 0 &&
         octet_bytes_be32 (data + 4) == COOKIE &&
         (size == 0 || octet_bytes_be16 (data + 2) + (gsize) HEADER_SIZE == size);
}

/* Octets in front of the message: over TCP, its length (RFC 4571, 2). */
static gsize
find_prefix (const guint8 *data,
             gsize         size)
{
  return size >= 2 + HEADER_SIZE && !is_message (data, size, 0) &&
         is_message (data + 2, size - 2, 0) ? 2 : 0;
}

/* Where nothing but the bytes tells: methods that nobody has registered are somebody else's. */
static gboolean
is_known (const guint8 *data)
{
  return octet_name_find (methods, G_N_ELEMENTS (methods),
                          octet_bytes_be16 (data) & METHOD_MASK) != NULL;
}

/* What a relay passes on over a channel (RFC 8656, 12.4): number, length, data. */
static gboolean
is_channel (OctetDissector *self,
            const guint8   *data,
            gsize           size)
{
  return octet_dissector_get_parameter (self) == SERVER_PORT && size >= 4 &&
         (data[0] & 0xc0) == 0x40;
}

static gboolean
stun_accept (OctetDissector *self)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize captured = octet_dissector_get_captured (self);
  gsize size = octet_dissector_get_size (self);

  if (is_channel (self, data, captured))
    return TRUE;
  if (!octet_dissector_is_inside (self, "tcp"))
    return is_message (data, captured, size) && is_known (data);
  return (is_message (data, captured, 0) && is_known (data)) ||
         (find_prefix (data, captured) == 2 && is_known (data + 2));
}

static gssize
stun_message_size (OctetDissector *self,
                   const guint8   *data,
                   gsize           size)
{
  /* Over a stream channel data is filled up to a multiple of four. */
  if (size >= 4 && (data[0] & 0xc0) == 0x40)
    return 4 + (octet_bytes_be16 (data + 2) + 3) / 4 * 4;
  if (size < 2 + HEADER_SIZE && !is_message (data, size, 0))
    return OCTET_MESSAGE_NEEDS_MORE;
  if (find_prefix (data, size) == 2)
    return octet_bytes_be16 (data) + 2;
  return is_message (data, size, 0) ? HEADER_SIZE + octet_bytes_be16 (data + 2) : (gssize) size;
}

/* ITU-T V.42's CRC-32, bit by bit: messages are short. */
static guint32
sum_crc (const guint8 *data,
         gsize         size)
{
  guint32 crc = G_MAXUINT32;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
    }
  return ~crc;
}

static void
read_fingerprint (OctetDissector *self,
                  gsize           start,
                  gsize           at,
                  gsize           size)
{
  guint64 sum;
  gboolean fits;

  if (size != 4)
    return;
  sum = octet_dissector_add (self, FINGERPRINT, at, 4);
  if (!octet_dissector_ok (self))
    return;
  fits = (sum_crc (octet_dissector_get_bytes (self) + start, at - 4 - start) ^ 0x5354554e) == sum;
  octet_dissector_add_uint (self, FINGERPRINT_STATUS, fits ? 1 : 0, at, 0);
  if (!fits)
    octet_dissector_note (self, BAD_FINGERPRINT, FINGERPRINT);
}

/* Adds an address's octets, mixed with cookie and transaction ID. */
static void
add_mixed (OctetDissector *self,
           guint           field,
           gsize           start,
           gsize           at,
           gsize           size)
{
  const guint8 *data = octet_dissector_get_bytes (self);
  guint8 address[16];

  if (at + size > octet_dissector_get_captured (self))
    return;
  for (gsize i = 0; i < size && i < sizeof address; i++)
    address[i] = data[at + i] ^ data[start + 4 + i];
  octet_dissector_add_bytes (self, field, address, MIN (size, sizeof address), at, size);
}

static void
read_address (OctetDissector *self,
              gsize           start,
              gsize           at,
              gsize           size,
              gboolean        is_mixed)
{
  guint64 family, port;
  gboolean is_v4;

  if (size < 4)
    return;
  octet_dissector_add (self, RESERVED, at, 1);
  family = octet_dissector_add (self, FAMILY, at + 1, 1);
  is_v4 = family == FAMILY_IPV4;
  if (is_mixed)
    {
      port = octet_reader_peek_be (octet_dissector_rest (self), at + 2 -
                                   octet_dissector_get_position (self), 2);
      octet_dissector_add (self, PORT_MIXED, at + 2, 2);
      octet_dissector_add_uint (self, PORT, port ^ (COOKIE >> 16), at + 2, 2);
    }
  else
    octet_dissector_add (self, PORT, at + 2, 2);
  if (!(is_v4 && size == 8) && !(family == FAMILY_IPV6 && size == 20))
    return;
  if (is_mixed)
    {
      octet_dissector_add (self, is_v4 ? IPV4_MIXED : IPV6_MIXED, at + 4, size - 4);
      add_mixed (self, is_v4 ? IPV4 : IPV6, start, at + 4, size - 4);
    }
  else
    octet_dissector_add (self, is_v4 ? IPV4 : IPV6, at + 4, size - 4);
}

static void
read_error (OctetDissector *self,
            gsize           at,
            gsize           size)
{
  if (size < 4)
    return;
  octet_dissector_add (self, RESERVED, at, 2);
  octet_dissector_add (self, ERROR_CLASS, at + 2, 1);
  octet_dissector_add (self, ERROR_NUMBER, at + 3, 1);
  if (size > 4)
    octet_dissector_add (self, ERROR_REASON, at + 4, size - 4);
}

/* A number has its own size and may be followed by reserved octets; others take all there is. */
static void
read_field (OctetDissector *self,
            guint           field,
            gsize           at,
            gsize           size)
{
  gsize own = octet_field_is_unsigned (&fields[field]) ? octet_field_get_bits (&fields[field]) / 8
                                                       : size;

  if (own > size || (size == 0 && fields[field].kind != OCTET_FIELD_STRING))
    return;
  octet_dissector_add (self, field, at, own);
  if (size > own)
    octet_dissector_add (self, RESERVED, at + own, size - own);
}

static void
read_value (OctetDissector *self,
            guint64         type,
            gsize           start,
            gsize           at,
            gsize           size)
{
  Attribute attribute = { 0, AS_OCTETS, VALUE };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (forms[i].type == type)
      attribute = forms[i];
  switch (attribute.form)
    {
    case AS_ADDRESS:
    case AS_MIXED:
      read_address (self, start, at, size, attribute.form == AS_MIXED);
      break;
    case AS_ERROR:
      read_error (self, at, size);
      break;
    case AS_UNKNOWN:
      for (gsize i = 0; i + 2 <= size; i += 2)
        octet_dissector_add (self, UNKNOWN, at + i, 2);
      break;
    case AS_CHANGE:
      if (size == 4)
        {
          octet_dissector_add (self, CHANGE_ADDRESS, at + 2, 2);
          octet_dissector_add (self, CHANGE_PORT, at + 2, 2);
        }
      break;
    case AS_FINGERPRINT:
      read_fingerprint (self, start, at, size);
      break;
    case AS_PAIR:
      if (size == 4)
        {
          octet_dissector_add (self, attribute.field, at, 2);
          octet_dissector_add (self, attribute.field + 1, at + 2, 2);
        }
      break;
    case AS_FLAG:
      break;
    case AS_DATA:
      octet_dissector_add (self, VALUE, at, size);
      octet_dissector_set_enclosing (self, TRUE);
      octet_dissector_call_part_text (self, "stun.data", NULL, at, size);
      octet_dissector_set_enclosing (self, FALSE);
      break;
    case AS_FIELD:
      read_field (self, attribute.field, at, size);
      break;
    default:
      if (size > 0)
        octet_dissector_add (self, VALUE, at, size);
      break;
    }
}

static void
read_attribute (OctetDissector *self,
                gsize           start,
                gsize           end)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = rest->position;
  guint64 type = octet_reader_peek_be (rest, 0, 2);
  gsize size = octet_reader_peek_be (rest, 2, 2), padding = (4 - size % 4) % 4;
  gboolean fits = size <= end - at - 4;
  gsize filled = fits ? MIN (padding, end - at - 4 - size) : 0;

  octet_dissector_add_uint (self, ATTRIBUTE, type, at, fits ? 4 + size + filled : end - at);
  octet_dissector_enter (self);
  octet_dissector_read (self, ATTRIBUTE_TYPE);
  octet_dissector_read (self, ATTRIBUTE_LENGTH);
  if (fits)
    read_value (self, type, start, at + 4, size);
  else
    octet_dissector_note_here (self, TOO_LONG);
  octet_reader_skip (rest, fits ? size : end - at - 4);
  if (fits && padding > 0)
    octet_dissector_add_uint (self, PADDING, padding, at + 4 + size, filled);
  octet_reader_skip (rest, filled);
  octet_dissector_close (self);
}

static void
add_turn (OctetDissector *self,
          guint64         type,
          gsize           start)
{
  static const OctetExchangeFields links = { RESPONSE_IN, RESPONSE_TO, TIME };
  const guint8 *id = octet_dissector_get_bytes (self) + start + 8;
  OctetExchangePart part = {
    .id = octet_bytes_be (id, 8) ^ (guint64) octet_bytes_be32 (id + 8) << 7 ^ (type & METHOD_MASK),
    .is_request = (type & CLASS_MASK) == CLASS_REQUEST,
    .repeat_time = REPEAT_TIME,
  };
  OctetTurn turn;

  if ((type & CLASS_MASK) == CLASS_INDICATION)
    return;
  turn = octet_dissector_find_turn (self, &part);
  if (turn.kind == OCTET_TURN_REQUEST_AGAIN)
    octet_dissector_add_uint (self, AGAIN, turn.request, 0, 0);
  else if (turn.kind == OCTET_TURN_RESPONSE_AGAIN)
    octet_dissector_add_uint (self, AGAIN, turn.response, 0, 0);
  /* Whoever asks or answers once more takes part in the same exchange. */
  if (turn.kind == OCTET_TURN_REQUEST_AGAIN)
    turn.kind = OCTET_TURN_REQUEST;
  else if (turn.kind == OCTET_TURN_RESPONSE_AGAIN)
    turn.kind = OCTET_TURN_RESPONSE;
  octet_dissector_add_turn (self, &part, &turn, &links);
}

static void
summarize (OctetDissector *self,
           guint64         type)
{
  guint64 class = (type & CLASS_MASK) >> 4;
  const char *what = octet_name_find (classes, G_N_ELEMENTS (classes), class);
  const char *method = octet_name_find (methods, G_N_ELEMENTS (methods), type & METHOD_MASK);

  octet_dissector_summarize (self, "%s: %s", method != NULL ? _(method) : _("Unknown method"),
                             what != NULL ? _(what) : "?");
}

static void
read_channel (OctetDissector *self)
{
  guint64 channel = octet_dissector_read (self, RELAYED);
  guint64 length = octet_dissector_read (self, LENGTH);

  octet_dissector_summarize (self, _("Channel 0x%04x"), (guint) channel);
  if (octet_dissector_ok (self))
    octet_dissector_call_part_text (self, "stun.data", NULL, 4, length);
}

static void
stun_dissect (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  const guint8 *data = octet_dissector_get_bytes (self);
  gsize start = find_prefix (data, octet_dissector_get_captured (self)), end;
  guint64 type, length;

  if ((octet_reader_peek_be (rest, 0, 1) & 0xc0) == 0x40)
    {
      read_channel (self);
      return;
    }
  if (start > 0)
    octet_dissector_read (self, FRAME_LENGTH);
  type = octet_dissector_read (self, TYPE);
  length = octet_dissector_read (self, LENGTH);
  octet_dissector_read_size (self, MAGIC, 4);
  octet_dissector_read_size (self, ID, 12);
  if (!octet_dissector_ok (self))
    return;
  summarize (self, type);
  add_turn (self, type, start);
  if (length % 4 != 0)
    octet_dissector_note (self, BAD_LENGTH, LENGTH);
  end = MIN (rest->position + length, octet_dissector_get_size (self));
  if (end <= rest->position)
    return;
  octet_dissector_add_uint (self, VERSION, 3, rest->position, 0);
  octet_dissector_open (self, ATTRIBUTES);
  while (octet_dissector_ok (self) && rest->position < end)
    {
      if (end - rest->position < 4)
        octet_reader_skip (rest, end - rest->position);
      else
        read_attribute (self, start, end);
    }
  octet_dissector_close (self);
}

const OctetProtocol octet_protocol_stun = {
  .key = "stun",
  .name = N_("Session Traversal Utilities for NAT"),
  .short_name = "STUN",
  .reference = "RFC 8489",
  .level = OCTET_LEVEL_APPLICATION,
  OCTET_FIELDS (fields),
  OCTET_NOTES (notes),
  OCTET_CARRIERS (carriers),
  .accept = stun_accept,
  .message_size = stun_message_size,
  .is_framed = TRUE,
  .dissect = stun_dissect,
  .lesson = N_("Finds out which address a computer behind a router has to the outside, so that "
               "calls and games can go from one home to another; TURN relays where that fails."),
};
