/* gtp-fields.c - the fields of the GPRS tunnelling protocol, versions 0 and 1.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 3GPP TS 29.060 (control), TS 29.281 (user), TS 23.003 (numbers), TS 24.008 (quality of
 * service, protocol configuration options).
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/tunnel/gtp-private.h"

const OctetName octet_gtp_messages[GTP_N_MESSAGES] = {
  { 1, N_("Echo request") }, { 2, N_("Echo response") }, { 3, N_("Version not supported") },
  { 4, N_("Node alive request") }, { 5, N_("Node alive response") },
  { 6, N_("Redirection request") }, { 7, N_("Redirection response") },
  { 16, N_("Create PDP context request") }, { 17, N_("Create PDP context response") },
  { 18, N_("Update PDP context request") }, { 19, N_("Update PDP context response") },
  { 20, N_("Delete PDP context request") }, { 21, N_("Delete PDP context response") },
  { 22, N_("Initiate PDP context request") }, { 23, N_("Initiate PDP context response") },
  { 26, N_("Error indication") }, { 27, N_("PDU notification request") },
  { 28, N_("PDU notification response") }, { 29, N_("PDU notification reject request") },
  { 30, N_("PDU notification reject response") },
  { 31, N_("Supported extension headers") }, { 32, N_("Routing information request") },
  { 33, N_("Routing information response") }, { 34, N_("Failure report request") },
  { 35, N_("Failure report response") }, { 36, N_("Subscriber present request") },
  { 37, N_("Subscriber present response") }, { 48, N_("Identification request") },
  { 49, N_("Identification response") }, { 50, N_("SGSN context request") },
  { 51, N_("SGSN context response") }, { 52, N_("SGSN context acknowledgement") },
  { 53, N_("Forward relocation request") }, { 54, N_("Forward relocation response") },
  { 55, N_("Forward relocation complete") }, { 56, N_("Relocation cancel request") },
  { 57, N_("Relocation cancel response") }, { 128, N_("Change notification request") },
  { 129, N_("Change notification response") }, { 240, N_("Data record transfer request") },
  { 241, N_("Data record transfer response") }, { 254, N_("End marker") },
  { 255, N_("User's packet") },
};

static const OctetName versions[] = { { 0, "97/98" }, { 1, "99" }, { 2, N_("Evolved") } };

static const OctetName payloads[] = { { 0, N_("Charging (GTP')") }, { 1, "GTP" } };

static const OctetName extensions[] = {
  { 0x00, N_("None") }, { 0x01, N_("Broadcast support") },
  { 0x02, N_("Change reporting support") }, { 0x20, N_("Service class") },
  { 0x40, N_("UDP port") }, { 0x81, N_("Radio network container") },
  { 0x82, N_("Long PDCP number") }, { 0x84, N_("5G radio network container") },
  { 0x85, N_("Session container of 5G") }, { 0xc0, N_("PDCP number") },
  { 0xc1, N_("Suspend request") }, { 0xc2, N_("Suspend response") },
};

/* TS 29.060, section 7.7.1: the answers that are met. */
static const OctetName causes[] = {
  { 0, N_("Asks for the subscriber's number") }, { 1, N_("Asks for the device's number") },
  { 2, N_("Asks for both numbers") }, { 3, N_("Asks for no number") },
  { 128, N_("Accepted") }, { 129, N_("New kind of address by choice of the network") },
  { 130, N_("New kind of address: one only") }, { 192, N_("Does not exist") },
  { 193, N_("Malformed message") }, { 194, N_("Unknown subscriber") },
  { 195, N_("Device is detached") }, { 196, N_("Device does not answer") },
  { 197, N_("Device refuses") }, { 198, N_("Version not supported") },
  { 199, N_("No resources") }, { 200, N_("Service not supported") },
  { 201, N_("A mandatory element is wrong") }, { 202, N_("A mandatory element is missing") },
  { 203, N_("An optional element is wrong") }, { 204, N_("System failure") },
  { 205, N_("Roaming restriction") }, { 208, N_("Authentication failed") },
  { 209, N_("User authentication failed") }, { 210, N_("Context not found") },
  { 211, N_("All dynamic addresses are taken") }, { 212, N_("No memory") },
  { 219, N_("Access point missing or unknown") }, { 220, N_("Unknown address or kind of address") },
  { 222, N_("No subscription to this access point") }, { 229, N_("Access point is congested") },
};

static const OctetName selections[] = {
  { 0, N_("By device or network, subscription verified") },
  { 1, N_("By the device, subscription not verified") },
  { 2, N_("By the network, subscription not verified") },
};

static const OctetName organizations[] = { { 0, "ETSI" }, { 1, "IETF" } };
static const OctetName address_types[] = {
  { 0x01, "PPP" }, { 0x21, "IPv4" }, { 0x57, "IPv6" }, { 0x8d, "IPv4 + IPv6" },
};
static const OctetName radios[] = {
  { 1, "UTRAN (3G)" }, { 2, "GERAN (2G)" }, { 3, N_("Wireless LAN") }, { 4, "GAN" },
  { 5, "HSPA+" }, { 6, "E-UTRAN (4G)" },
};
static const OctetName options[] = {
  { 0x0001, N_("Address of the call server, IPv6") }, { 0x0003, N_("DNS server, IPv6") },
  { 0x000c, N_("Address of the call server, IPv4") }, { 0x000d, N_("DNS server, IPv4") },
  { 0x0010, N_("Largest IPv4 packet") }, { 0x8021, "IPCP" }, { 0xc021, "LCP" },
  { 0xc023, "PAP" }, { 0xc223, "CHAP" },
};
static const OctetName links[] = { { 0, N_("From the device") }, { 1, N_("To the device") } };
static const OctetName summers[] = {
  { 0, N_("No adjustment") }, { 1, N_("One hour") }, { 2, N_("Two hours") },
};
static const OctetName natures[] = {
  { 0, N_("Unknown") }, { 1, N_("International") }, { 2, N_("National") },
};
static const OctetName plans[] = { { 0, N_("Unknown") }, { 1, "E.164" }, { 6, "E.212" } };
static const OctetName classes[] = {
  { 0, N_("As subscribed") }, { 1, N_("Conversation") }, { 2, N_("Streaming") },
  { 3, N_("Interactive") }, { 4, N_("Background") },
};
static const OctetName yes_no[] = {
  { 0, N_("As subscribed") }, { 1, N_("Yes") }, { 2, N_("No") },
};
static const OctetName erroneous[] = {
  { 0, N_("As subscribed") }, { 1, N_("Not looked for") }, { 2, N_("Delivered") },
  { 3, N_("Not delivered") },
};

#define YES_NO .on = N_("Yes"), .off = N_("No")
#define UINT(key, name, width, text) { key, name, OCTET_FIELD_UINT, .bits = width, .lesson = text }
#define HEX(key, name, width, text) { key, name, OCTET_FIELD_HEX, .bits = width, .lesson = text }
#define PART(key, name, parent, bit, text) { key, name, OCTET_FIELD_UINT, \
    .under = OCTET_UNDER (parent), .bits = 8, .mask = bit, .lesson = text }
#define FLAG(key, name, parent, bit, text) { key, name, OCTET_FIELD_BOOL, \
    .under = OCTET_UNDER (parent), .bits = 8, .mask = bit, YES_NO, .lesson = text }
#define CHARGE(key, name, bit, text) { key, name, OCTET_FIELD_UINT, \
    .under = OCTET_UNDER (GTP_CHARGING), .bits = 16, .mask = bit, .at = 1, .size = 2, \
    .lesson = text }
#define QOS(key, name, bit, text) { key, name, OCTET_FIELD_UINT, .bits = 8, .mask = bit, \
    .lesson = text }
#define LESSON_COUNTRY N_("Three digits of a country, by ITU-T E.212: 262 is Germany.")
#define LESSON_NETWORK N_("Two or three digits of an operator in that country.")
#define LESSON_SPARE N_("Zero; kept for later use.")
#define LESSON_VERSION N_("Zero is the first edition; one came with UMTS and is in use till today.")
#define LESSON_PAYLOAD N_("Whether the message belongs to a tunnel, or brings records for bills.")

/* clang-format off */
const OctetField octet_gtp_fields[GTP_N_FIELDS] = {
  [GTP_FLAGS] = HEX ("gtp.flags", N_("Flags"), 8,
    N_("The version, and which optional parts of the header follow.")),
  [GTP_VERSION] = { "gtp.flags.version", N_("Version"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (GTP_FLAGS), .mask = 0xe0, OCTET_NAMED (versions),
    .lesson = LESSON_VERSION },
  [GTP_PAYLOAD] = { "gtp.flags.payload", N_("Protocol type"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (GTP_FLAGS), .mask = 0x10, OCTET_NAMED (payloads),
    .lesson = LESSON_PAYLOAD },
  [GTP_RESERVED] = PART ("gtp.flags.reserved", N_("Reserved"), GTP_FLAGS, 0x08, LESSON_SPARE),
  [GTP_HAS_EXTENSION] = FLAG ("gtp.flags.e", N_("Extension header"), GTP_FLAGS, 0x04,
    N_("Whether an extension header follows.")),
  [GTP_HAS_SEQUENCE] = FLAG ("gtp.flags.s", N_("Sequence number"), GTP_FLAGS, 0x02,
    N_("Whether the sequence number means something.")),
  [GTP_HAS_PDU_NUMBER] = FLAG ("gtp.flags.pn", N_("N-PDU number"), GTP_FLAGS, 0x01,
    N_("Whether the N-PDU number means something.")),
  [GTP_FLAGS_0] = HEX ("gtp.flags", N_("Flags"), 8,
    N_("The version, and whether an N-PDU number is there, in the first edition's header.")),
  [GTP_VERSION_0] = { "gtp.flags.version", N_("Version"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (GTP_FLAGS_0), .mask = 0xe0, OCTET_NAMED (versions),
    .lesson = LESSON_VERSION },
  [GTP_PAYLOAD_0] = { "gtp.flags.payload", N_("Protocol type"), OCTET_FIELD_UINT, .bits = 8,
    .under = OCTET_UNDER (GTP_FLAGS_0), .mask = 0x10, OCTET_NAMED (payloads),
    .lesson = LESSON_PAYLOAD },
  [GTP_RESERVED_0] = PART ("gtp.flags.reserved", N_("Reserved"), GTP_FLAGS_0, 0x0e,
    N_("Ones; kept for later use.")),
  [GTP_HAS_PDU_NUMBER_0] = FLAG ("gtp.flags.snn", N_("N-PDU number"), GTP_FLAGS_0, 0x01,
    N_("Whether the N-PDU number means something.")),
  [GTP_MESSAGE] = { "gtp.message", N_("Message"), OCTET_FIELD_HEX, .bits = 8,
    .names = octet_gtp_messages, .n_names = GTP_N_MESSAGES,
    .lesson = N_("What the message is for: 255 carries a user's packet, small numbers look after "
                 "paths and tunnels.") },
  [GTP_LENGTH] = UINT ("gtp.length", N_("Length"), 16,
    N_("Octets that follow: of the message, behind the fixed part of the header, or of an "
       "element.")),
  [GTP_TUNNEL] = HEX ("gtp.teid", N_("Tunnel"), 32,
    N_("The number that the receiver chose for this tunnel when it was set up; each user has "
       "tunnels of their own.")),
  [GTP_SEQUENCE] = HEX ("gtp.seq_number", N_("Sequence number"), 16,
    N_("A response repeats the request's number. With users' packets it keeps their order.")),
  [GTP_PDU_NUMBER] = HEX ("gtp.npdu_number", N_("N-PDU number"), 8,
    N_("Numbers the user's packets when a phone moves from one area to another.")),
  [GTP_FLOW_LABEL] = HEX ("gtp.flow_label", N_("Flow label"), 16,
    N_("Tells the tunnels apart in the first edition.")),
  [GTP_PDU_NUMBER_0] = HEX ("gtp.sndcp_number", N_("N-PDU number"), 8,
    N_("Numbers the user's packets when a phone moves; 255 where it is not used.")),
  [GTP_TUNNEL_0] = { "gtp.tid", N_("Tunnel"), OCTET_FIELD_STRING,
    .lesson = N_("The subscriber's number and the number of the connection: in the first edition "
                 "everybody on the way could read whose packet it is.") },
  [GTP_NEXT] = { "gtp.ext_hdr.next", N_("Next extension header"), OCTET_FIELD_HEX, .bits = 8,
    OCTET_NAMED (extensions), .lesson = N_("Which extension header follows; zero for none.") },
  [GTP_EXTENSION] = { "gtp.ext_hdr", N_("Extension header"), OCTET_FIELD_LABEL,
    .lesson = N_("Something about the packet that the fixed header has no room for.") },
  [GTP_EXTENSION_LENGTH] = UINT ("gtp.ext_hdr.length", N_("Length"), 8,
    N_("The extension header's length, in units of four octets.")),
  [GTP_PDCP_NUMBER] = UINT ("gtp.ext_hdr.pdcp_sn", N_("PDCP number"), 16,
    N_("Numbers the user's packets on the radio link when a phone moves between stations.")),
  [GTP_UDP_PORT] = UINT ("gtp.ext_hdr.udp_port", N_("UDP port"), 16,
    N_("The source port of the packet that caused the error.")),
  [GTP_CONTAINER] = { "gtp.ext_hdr.ran_cont", N_("Radio network container"), OCTET_FIELD_BYTES,
    .lesson = N_("A message between base stations.") },
  [GTP_SESSION_TYPE] = { "gtp.ext_hdr.pdu_ses_con.pdu_type", N_("Direction"), OCTET_FIELD_UINT,
    .bits = 8, .mask = 0xf0, .lesson = N_("Zero towards the device, one from the device.") },
  [GTP_SESSION_PAGING] = { "gtp.ext_hdr.pdu_ses_cont.ppp", N_("Paging policy"), OCTET_FIELD_BOOL,
    .bits = 8, .mask = 0x80, YES_NO,
    .lesson = N_("Whether it says how urgently a sleeping device is to be called.") },
  [GTP_SESSION_REFLECTIVE] = { "gtp.ext_hdr.pdu_ses_cont.rqi", N_("Reflective"),
    OCTET_FIELD_BOOL, .bits = 8, .mask = 0x40, YES_NO,
    .lesson = N_("Whether the device shall treat its answers as this packet is treated.") },
  [GTP_SESSION_FLOW] = { "gtp.ext_hdr.pdu_ses_con.qos_flow_id", N_("Flow"), OCTET_FIELD_UINT,
    .bits = 8, .mask = 0x3f,
    .lesson = N_("Which of the session's flows the packet is in; each has a quality of its "
                 "own.") },
  [GTP_EXTENSION_SPARE] = { "gtp.ext_hdr.spare_bytes", N_("Content"), OCTET_FIELD_BYTES,
    .lesson = N_("Octets of an extension header that have no field of their own here.") },
  [GTP_CAUSE] = { "gtp.cause", N_("Cause"), OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (causes),
    .lesson = N_("How the request fared: 128 and a little above mean yes, from 192 on no.") },
  [GTP_IMSI] = { "e212.imsi", N_("Subscriber"), OCTET_FIELD_STRING,
    .lesson = N_("The number in the SIM card: country, network and the subscriber's own "
                 "digits.") },
  [GTP_IMSI_ASSOCIATED] = { "e212.assoc.imsi", N_("Subscriber concerned"), OCTET_FIELD_STRING,
    .lesson = N_("The subscriber whom the message is about.") },
  [GTP_COUNTRY] = UINT ("e212.mcc", N_("Country"), 16, LESSON_COUNTRY),
  [GTP_NETWORK] = UINT ("e212.mnc", N_("Network"), 16, LESSON_NETWORK),
  [GTP_AREA_COUNTRY] = UINT ("e212.rai.mcc", N_("Country"), 16, LESSON_COUNTRY),
  [GTP_AREA_NETWORK] = UINT ("e212.rai.mnc", N_("Network"), 16, LESSON_NETWORK),
  [GTP_LOCATION_AREA] = UINT ("gtp.lac", N_("Location area"), 16,
    N_("The group of radio cells in which the phone is called.")),
  [GTP_ROUTING_AREA] = UINT ("gtp.rai_rac", N_("Routing area"), 8,
    N_("The part of the location area that the phone told the network last.")),
  [GTP_TLLI] = HEX ("gtp.tlli", N_("Temporary link"), 32,
    N_("A name for the phone on the radio link, for a while.")),
  [GTP_PTMSI] = UINT ("gtp.ptmsi", N_("Temporary subscriber"), 32,
    N_("A name for the subscriber that says nothing to others, and changes.")),
  [GTP_REORDER] = { "gtp.reorder", N_("Keep the order"), OCTET_FIELD_BOOL, .bits = 8, YES_NO,
    .lesson = N_("Whether packets must be put back into order.") },
  [GTP_MAP_CAUSE] = UINT ("gtp.map_cause", N_("Cause by MAP"), 8,
    N_("Why the home network refused.")),
  [GTP_PTMSI_SIGNATURE] = HEX ("gtp.ptmsi_sig", N_("Signature"), 24,
    N_("Proves that the temporary name is the phone's own.")),
  [GTP_VALIDATED] = { "gtp.ms_valid", N_("Validated"), OCTET_FIELD_BOOL, .bits = 8, YES_NO,
    .lesson = N_("Whether the phone has proved who it is.") },
  [GTP_RECOVERY] = UINT ("gtp.recovery", N_("Restarts"), 8,
    N_("How often the sender was started. When it changes, all its tunnels are gone.")),
  [GTP_SELECTION] = { "gtp.sel_mode", N_("Selection mode"), OCTET_FIELD_UINT, .bits = 8,
    .mask = 0x03, OCTET_NAMED (selections),
    .lesson = N_("Who chose the access point.") },
  [GTP_TUNNEL_DATA] = HEX ("gtp.teid_data", N_("Tunnel for packets"), 32,
    N_("The number that users' packets to the sender shall carry.")),
  [GTP_TUNNEL_CONTROL] = HEX ("gtp.teid_cp", N_("Tunnel for control"), 32,
    N_("The number that control messages to the sender shall carry.")),
  [GTP_FLOW_DATA] = HEX ("gtp.ext_flow_label", N_("Flow label for packets"), 16,
    N_("The label that users' packets to the sender shall carry.")),
  [GTP_FLOW_CONTROL] = HEX ("gtp.flow_sig", N_("Flow label for control"), 16,
    N_("The label that control messages to the sender shall carry.")),
  [GTP_TEARDOWN] = { "gtp.tear_ind", N_("Close all"), OCTET_FIELD_BOOL, .bits = 8, YES_NO,
    .lesson = N_("Whether all tunnels of this address are closed, or the named one only.") },
  [GTP_NSAPI] = { "gtp.nsapi", N_("Connection"), OCTET_FIELD_UINT, .bits = 8, .mask = 0x0f,
    .lesson = N_("Which of the phone's connections it is.") },
  [GTP_RANAP_CAUSE] = UINT ("gtp.ranap_cause", N_("Cause by RANAP"), 8,
    N_("What the radio network gave as its reason.")),
  [GTP_CHARGING] = UINT ("gtp.chrg_char", N_("Charging"), 16, N_("How the user pays.")),
  [GTP_CHARGING_SPARE] = CHARGE ("gtp.chrg_char_s", N_("Spare"), 0xf000, LESSON_SPARE),
  [GTP_CHARGING_NORMAL] = CHARGE ("gtp.chrg_char_n", N_("Normal"), 0x0800,
    N_("One for a bill at the month's end.")),
  [GTP_CHARGING_PREPAID] = CHARGE ("gtp.chrg_char_p", N_("Prepaid"), 0x0400,
    N_("One where the money is in an account already.")),
  [GTP_CHARGING_FLAT] = CHARGE ("gtp.chrg_char_f", N_("Flat rate"), 0x0200,
    N_("One where the price does not depend on use.")),
  [GTP_CHARGING_HOT] = CHARGE ("gtp.chrg_char_h", N_("Hot billing"), 0x0100,
    N_("One where records are sent at once.")),
  [GTP_CHARGING_RESERVED] = CHARGE ("gtp.chrg_char_r", N_("Reserved"), 0x00ff, LESSON_SPARE),
  [GTP_TRACE_REFERENCE] = HEX ("gtp.trace_ref", N_("Trace"), 16,
    N_("The number of a recording that somebody ordered.")),
  [GTP_TRACE_TYPE] = HEX ("gtp.trace_type", N_("Kind of trace"), 16, N_("What is recorded.")),
  [GTP_REASON] = UINT ("gtp.ms_reason", N_("Reason"), 8, N_("Why the phone cannot be reached.")),
  [GTP_TRANSFER] = UINT ("gtp.tr_comm", N_("Transfer"), 8,
    N_("What to do with records for bills: send, possibly again, cancel, release.")),
  [GTP_CHARGING_ID] = HEX ("gtp.chrg_id", N_("Bill"), 32,
    N_("The number by which all records about this connection are found.")),
  [GTP_USER_ORGANIZATION] = { "gtp.user_addr_pdp_org", N_("Organization"), OCTET_FIELD_UINT,
    .bits = 8, .mask = 0x0f, OCTET_NAMED (organizations),
    .lesson = N_("Whose numbers the kind of address is from.") },
  [GTP_USER_TYPE] = { "gtp.user_addr_pdp_type", N_("Kind of address"), OCTET_FIELD_HEX, .bits = 8,
    OCTET_NAMED (address_types), .lesson = N_("Which kind of address the user gets.") },
  [GTP_USER_IPV4] = { "gtp.user_ipv4", N_("User's address"), OCTET_FIELD_IPV4, .bits = 32,
    .lesson = N_("The address that the network gave to the phone.") },
  [GTP_USER_IPV6] = { "gtp.user_ipv6", N_("User's address"), OCTET_FIELD_IPV6, .bits = 128,
    .lesson = N_("The address that the network gave to the phone, or the half of it that is the "
                 "network's choice.") },
  [GTP_NAME_LENGTH] = UINT ("gtp.apn_length", N_("Length"), 16,
    N_("Octets of the name, coded as in DNS.")),
  [GTP_NAME] = { "gtp.apn", N_("Access point"), OCTET_FIELD_STRING,
    .lesson = N_("The name of the network that the phone wants to be connected to.") },
  [GTP_LINK] = { "gsm_a.gm.sm.link_dir", N_("Direction"), OCTET_FIELD_INT, .bits = 32,
    .flags = OCTET_FIELD_GENERATED, OCTET_NAMED (links),
    .lesson = N_("Whether the options come from the phone or go to it.") },
  [GTP_MORE] = { "gsm_a.gm.sm.ext", N_("Last octet"), OCTET_FIELD_BOOL, .bits = 8, .mask = 0x80,
    YES_NO, .lesson = N_("One where the first octet of the options has no second one.") },
  [GTP_CONFIGURATION] = { "gsm_a.gm.configuration_protocol", N_("Configuration"),
    OCTET_FIELD_UINT, .bits = 8, .mask = 0x07,
    .lesson = N_("How the options are written; zero is as PPP writes them.") },
  [GTP_OPTION] = { "gsm_a.gm.sm.pco_pid", N_("Option"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (options),
    .lesson = N_("What the option is: a message of PPP, or something that the phone asks for, "
                 "such as a name server.") },
  [GTP_OPTION_LENGTH] = HEX ("gsm_a.gm.sm.pco.length", N_("Length"), 8,
    N_("Octets of the option.")),
  [GTP_NODE_LENGTH] = UINT ("gtp.gsn_address_length", N_("Length"), 16,
    N_("Four for IPv4, sixteen for IPv6.")),
  [GTP_NODE_IPV4] = { "gtp.gsn_ipv4", N_("Node"), OCTET_FIELD_IPV4, .bits = 32,
    .lesson = N_("Where the tunnel ends: the address of a node of the mobile network.") },
  [GTP_NODE_IPV6] = { "gtp.gsn_ipv6", N_("Node"), OCTET_FIELD_IPV6, .bits = 128,
    .lesson = N_("Where the tunnel ends: the IPv6 address of a node of the mobile network.") },
  [GTP_NUMBER_MORE] = { "gsm_map.extension", N_("No extension"), OCTET_FIELD_BOOL, .bits = 8,
    .mask = 0x80, YES_NO, .lesson = N_("Whether this octet is the last one about the number.") },
  [GTP_NUMBER_NATURE] = { "gsm_map.nature_of_number", N_("Nature"), OCTET_FIELD_HEX, .bits = 8,
    .mask = 0x70, OCTET_NAMED (natures),
    .lesson = N_("Whether the number begins with its country.") },
  [GTP_NUMBER_PLAN] = { "gsm_map.number_plan", N_("Plan"), OCTET_FIELD_HEX, .bits = 8,
    .mask = 0x0f, OCTET_NAMED (plans), .lesson = N_("Which list of numbers it is from.") },
  [GTP_PHONE] = { "e164.msisdn", N_("Telephone number"), OCTET_FIELD_STRING,
    .lesson = N_("The number that friends dial.") },
  [GTP_PHONE_COUNTRY] = { "e164.country_code", N_("Country"), OCTET_FIELD_UINT, .bits = 16,
    .under = OCTET_UNDER (GTP_PHONE), .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The first one to three digits of the number.") },
  [GTP_EXTRA_LENGTH] = UINT ("gtp.ext_length", N_("Length"), 16,
    N_("Octets of the element's value.")),
  [GTP_RAT] = { "gtp.ext_rat_type", N_("Radio"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (radios), .lesson = N_("Which radio network the phone uses.") },
  [GTP_ZONE] = UINT ("gtp.timezone", N_("Time zone"), 8,
    N_("How far the phone's clock is from UTC, in quarters of an hour.")),
  [GTP_ZONE_SUMMER] = { "gtp.timezone_dst", N_("Summer time"), OCTET_FIELD_UINT, .bits = 8,
    .mask = 0x03, OCTET_NAMED (summers),
    .lesson = N_("How much of that is summer time.") },
  [GTP_EXTENSION_ID] = UINT ("gtp.ext_id", N_("Vendor"), 16,
    N_("Whose private element it is, by IANA's list of enterprises.")),
  [GTP_EXTENSION_VALUE] = { "gtp.ext_val", N_("Value"), OCTET_FIELD_BYTES,
    .lesson = N_("What only the vendor can explain.") },
  [GTP_QOS_LENGTH] = UINT ("gtp.qos_umts_length", N_("Length"), 16,
    N_("Octets that describe the quality; later editions have more.")),
  [GTP_QOS_PRIORITY] = UINT ("gtp.qos_al_ret_priority", N_("Priority"), 8,
    N_("Who keeps the connection when there is not enough for all; one is highest.")),
  [GTP_QOS_SPARE_1] = QOS ("gtp.qos_spare1", N_("Spare"), 0xc0, LESSON_SPARE),
  [GTP_QOS_DELAY] = QOS ("gtp.qos_delay", N_("Delay"), 0x38,
    N_("Class of delay, from one, the shortest, to four, whatever is left.")),
  [GTP_QOS_RELIABILITY] = QOS ("gtp.qos_reliability", N_("Reliability"), 0x07,
    N_("Class of reliability: which layers confirm what they receive.")),
  [GTP_QOS_PEAK] = QOS ("gtp.qos_peak", N_("Peak"), 0xf0,
    N_("Class of speed: each step doubles it, from 1000 octets a second.")),
  [GTP_QOS_SPARE_2] = QOS ("gtp.qos_spare2", N_("Spare"), 0x08, LESSON_SPARE),
  [GTP_QOS_PRECEDENCE] = QOS ("gtp.qos_precedence", N_("Precedence"), 0x07,
    N_("Whose packets are dropped last; one is highest.")),
  [GTP_QOS_SPARE_3] = QOS ("gtp.qos_spare3", N_("Spare"), 0xe0, LESSON_SPARE),
  [GTP_QOS_MEAN] = QOS ("gtp.qos_mean", N_("Mean"), 0x1f,
    N_("Class of average speed; 31 promises nothing.")),
  [GTP_QOS_CLASS] = { "gtp.qos_traf_class", N_("Class"), OCTET_FIELD_UINT, .bits = 8,
    .mask = 0xe0, OCTET_NAMED (classes), .lesson = N_("What kind of use it is for.") },
  [GTP_QOS_ORDER] = { "gtp.qos_del_order", N_("Order"), OCTET_FIELD_UINT, .bits = 8,
    .mask = 0x18, OCTET_NAMED (yes_no),
    .lesson = N_("Whether packets must arrive in order.") },
  [GTP_QOS_ERRONEOUS] = { "gtp.qos_del_err_sdu", N_("Damaged packets"), OCTET_FIELD_UINT,
    .bits = 8, .mask = 0x07, OCTET_NAMED (erroneous),
    .lesson = N_("What happens to packets with errors: speech is better off with them.") },
  [GTP_QOS_SIZE] = { "gtp.qos_max_sdu_size", N_("Largest packet"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("bytes"), .lesson = N_("The largest packet that will be carried.") },
  [GTP_QOS_UP] = { "gtp.qos_max_ul", N_("Highest rate up"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("kbit/s"), .lesson = N_("The most that the user may send.") },
  [GTP_QOS_DOWN] = { "gtp.qos_max_dl", N_("Highest rate down"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("kbit/s"), .lesson = N_("The most that the user will receive.") },
  [GTP_QOS_BIT_ERRORS] = QOS ("gtp.qos_res_ber", N_("Bit errors"), 0xf0,
    N_("Class of errors that are left over; seven is one bit in 100,000.")),
  [GTP_QOS_LOSS] = QOS ("gtp.qos_sdu_err_ratio", N_("Lost packets"), 0x0f,
    N_("Class of loss; four is one packet in 10,000.")),
  [GTP_QOS_TRANSFER] = QOS ("gtp.qos_trans_delay", N_("Transfer delay"), 0xfc,
    N_("How long 95 of 100 packets take at most, in steps.")),
  [GTP_QOS_HANDLING] = QOS ("gtp.qos_traf_handl_prio", N_("Handling"), 0x03,
    N_("Priority among interactive uses; one is highest.")),
  [GTP_QOS_SURE_UP] = { "gtp.qos_guar_ul", N_("Sure rate up"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("kbit/s"), .lesson = N_("What the user can always send.") },
  [GTP_QOS_SURE_DOWN] = { "gtp.qos_guar_dl", N_("Sure rate down"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("kbit/s"), .lesson = N_("What the user will always receive.") },
  [GTP_RESPONSE_IN] = { "gtp.response_in", N_("Response in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER,
    .lesson = N_("The packet that answers this request.") },
  [GTP_RESPONSE_TO] = { "gtp.response_to", N_("Response to packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_QUESTION,
    .lesson = N_("The packet with the request.") },
  [GTP_TIME] = { "gtp.time", N_("Time since the request"), OCTET_FIELD_DURATION,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER_TIME,
    .lesson = N_("How long the answer took.") },
};
/* clang-format on */
