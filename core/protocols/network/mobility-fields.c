/* mobility-fields.c - the table of the Mobility header: messages and options.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/network/ip-names.h"
#include "protocols/network/mobility.h"

static const OctetName types[] = {
  { 0, N_("Binding refresh request") }, { 1, N_("Home test init") },
  { 2, N_("Care-of test init") }, { 3, N_("Home test") }, { 4, N_("Care-of test") },
  { 5, N_("Binding update") }, { 6, N_("Binding acknowledgement") }, { 7, N_("Binding error") },
  { 8, N_("Fast binding update") }, { 9, N_("Fast binding acknowledgement") },
  { 10, N_("Fast neighbour advertisement") }, { 11, N_("Experimental") },
  { 12, N_("Home agent switch") }, { 13, N_("Heartbeat") }, { 14, N_("Handover initiate") },
  { 15, N_("Handover acknowledge") }, { 16, N_("Binding revocation") },
  { 17, N_("Localized routing initiation") }, { 18, N_("Localized routing acknowledgement") },
};

/* IANA, Mobile IPv6 parameters: status codes. */
static const OctetName statuses[] = {
  { 0, N_("Accepted") }, { 1, N_("Accepted, but the prefix must be discovered anew") },
  { 2, N_("No GRE key is needed") }, { 3, N_("Tunnel with GRE, without its TLV header") },
  { 4, N_("Accepted in part") }, { 5, N_("Returned home, without neighbour discovery") },
  { 6, N_("Accepted, transient binding ignored") }, { 128, N_("Reason not stated") },
  { 129, N_("Forbidden by the administrator") }, { 130, N_("Not enough resources") },
  { 131, N_("Home registration is not supported") }, { 132, N_("Not the home subnet") },
  { 133, N_("Not the home agent of this node") }, { 134, N_("The address is in use already") },
  { 135, N_("Sequence number out of window") }, { 136, N_("Home nonce index has expired") },
  { 137, N_("Care-of nonce index has expired") }, { 138, N_("Nonces have expired") },
  { 139, N_("Kind of registration must not change") },
  { 140, N_("Mobile routers are not permitted") }, { 141, N_("Invalid prefix") },
  { 142, N_("No right to the prefix") }, { 143, N_("Prefix information is missing") },
  { 145, N_("Proxies are not supported") }, { 146, N_("This gateway must not register") },
  { 147, N_("No home address for this name") }, { 148, N_("Invalid time stamp") },
  { 149, N_("A permanent token exists") }, { 150, N_("The home nonce index must not be zero") },
  { 151, N_("No right to the service") }, { 152, N_("Proxies are not enabled") },
  { 153, N_("Not the anchor of this node") }, { 154, N_("The gateway has no right to register") },
  { 155, N_("No right to the home prefix") }, { 156, N_("The time stamp does not match") },
  { 157, N_("The time stamp is older than the last one") },
  { 158, N_("The home prefix is missing") }, { 159, N_("The prefixes do not match") },
  { 160, N_("The node's identifier is missing") }, { 161, N_("The handoff indicator is missing") },
  { 162, N_("The access technology is missing") }, { 163, N_("A GRE key is needed") },
  { 174, N_("Invalid care-of address") },
};

static const OctetName error_statuses[] = {
  { 1, N_("No binding for the home address") }, { 2, N_("Unknown type of message") },
};

static const OctetName fast_statuses[] = {
  { 0, N_("Accepted") }, { 1, N_("Accepted with another care-of address") },
  { 128, N_("Reason not stated") }, { 129, N_("Forbidden by the administrator") },
  { 130, N_("Not enough resources") }, { 131, N_("Interface identifier of a wrong length") },
};

static const OctetName revocations[] = { { 1, N_("Indication") }, { 2, N_("Acknowledgement") } };

static const OctetName reasons[] = {
  { 0, N_("Not stated") }, { 1, N_("Administrative reason") },
  { 2, N_("Handover between gateways, same technology") },
  { 3, N_("Handover between gateways, other technology") },
  { 4, N_("Handover between gateways, technology unknown") },
  { 5, N_("The user ended the session") }, { 6, N_("The access network ended the session") },
  { 7, N_("The tables may be out of step") }, { 128, N_("Policy for this peer") },
  { 129, N_("Policy for this node") },
};

static const OctetName revocation_statuses[] = {
  { 0, N_("Success") }, { 1, N_("Success in part") }, { 2, N_("There is no such binding") },
  { 3, N_("There is no such IPv4 binding") }, { 4, N_("No right to revoke all") },
  { 5, N_("The binding cannot be told") }, { 6, N_("Failed, the node is attached") },
};

static const OctetName options[] = {
  { 0, N_("One octet of padding") }, { 1, N_("Padding") }, { 2, N_("Binding refresh advice") },
  { 3, N_("Alternate care-of address") }, { 4, N_("Nonce indices") },
  { 5, N_("Binding authorization data") }, { 6, N_("Mobile network prefix") },
  { 7, N_("Link-layer address") }, { 8, N_("Mobile node identifier") },
  { 9, N_("Authentication") }, { 10, N_("Replay protection") },
  { 11, N_("CGA parameters request") }, { 12, N_("CGA parameters") }, { 13, N_("Signature") },
  { 14, N_("Permanent home keygen token") }, { 15, N_("Care-of test init") },
  { 16, N_("Care-of test") }, { 17, N_("DNS update") }, { 18, N_("Experimental") },
  { 19, N_("Of a vendor") }, { 20, N_("Service selection") },
  { 21, N_("Authorization for fast handover") }, { 22, N_("Home network prefix") },
  { 23, N_("Handoff indicator") }, { 24, N_("Access technology") },
  { 25, N_("Mobile node's link-layer identifier") }, { 26, N_("Link-local address") },
  { 27, N_("Timestamp") }, { 28, N_("Restart counter") }, { 29, N_("IPv4 home address") },
  { 30, N_("IPv4 address acknowledgement") }, { 31, N_("NAT detection") },
  { 32, N_("IPv4 care-of address") }, { 33, N_("GRE key") },
  { 34, N_("IPv6 address or prefix") }, { 35, N_("Binding identifier") },
  { 36, N_("IPv4 home address request") }, { 37, N_("IPv4 home address reply") },
  { 38, N_("IPv4 default router") }, { 39, N_("IPv4 DHCP support") }, { 40, N_("Context request") },
  { 41, N_("Local mobility anchor") }, { 42, N_("Link-local interface identifier") },
  { 43, N_("Transient binding") }, { 44, N_("Flow summary") }, { 45, N_("Flow identification") },
  { 46, N_("Redirect capability") }, { 47, N_("Redirect") }, { 48, N_("Load information") },
  { 49, N_("Alternate IPv4 care-of address") }, { 50, N_("Mobile node group") },
  { 51, N_("IPv6 address of the gateway") }, { 52, N_("Access network identifier") },
  { 55, N_("Delegated mobile network prefix") },
};

static const OctetName link_codes[] = { { 2, N_("Address of the mobile node") } };
static const OctetName name_kinds[] = { { 1, N_("Network access identifier") } };
static const OctetName signatures[] = { { 0, N_("Reserved") }, { 3, "HMAC-SHA1" } };

static const OctetName handoffs[] = {
  { 0, N_("Reserved") }, { 1, N_("Attached over a new interface") },
  { 2, N_("Between two interfaces of the node") },
  { 3, N_("Between gateways, same interface") }, { 4, N_("Not known") },
  { 5, N_("Nothing has changed") },
};

static const OctetName technologies[] = {
  { 0, N_("Reserved") }, { 1, N_("Virtual") }, { 2, "PPP" }, { 3, "IEEE 802.3" },
  { 4, "IEEE 802.11a/b/g" }, { 5, "IEEE 802.16e" }, { 6, "3GPP GERAN" }, { 7, "3GPP UTRAN" },
  { 8, "3GPP E-UTRAN" }, { 9, "3GPP2 eHRPD" }, { 10, "3GPP2 HRPD" }, { 11, "3GPP2 1xRTT" },
  { 12, "3GPP2 UMB" },
};

static void
say_length (GString *out,
            guint64  value)
{
  g_string_append_printf (out, _("%u (%u bytes)"), (guint) value, 8 * ((guint) value + 1));
}

/* RFC 6275, 6.1.7: one unit is four seconds. */
static void
say_lifetime (GString *out,
              guint64  value)
{
  g_string_append_printf (out, _("%u (%u seconds)"), (guint) value, 4 * (guint) value);
}

#define LESSON_RESERVED N_("Zero; kept for later use.")
#define LESSON_COOKIE N_("A random number that must come back with the answer, so that nobody " \
                         "who cannot see the request can answer it.")
#define LESSON_INDEX N_("Which of the node's secret numbers the token was made with.")
#define LESSON_SEQUENCE N_("Counts updates, so that an old one is not taken for a new one.")
#define LESSON_LIFETIME N_("How long the binding is good, in units of four seconds. Zero ends it.")
#define LESSON_KEYS N_("Whether the security association moves along when the node does.")
#define LESSON_HOME N_("The receiver is asked to be, or is, the node's home agent.")
#define NUMBER(key, name, size, text) { key, name, OCTET_FIELD_UINT, .bits = size, .lesson = text }
#define HEXADECIMAL(key, name, size, text) \
  { key, name, OCTET_FIELD_HEX, .bits = size, .lesson = text }
#define OCTETS(key, name, text) { key, name, OCTET_FIELD_BYTES, .lesson = text }
#define FLAG(key, name, size, bit, text) \
  { key, name, OCTET_FIELD_BOOL, .bits = size, .mask = bit, .on = N_("Yes"), .off = N_("No"), \
    .lesson = text }
#define CHOICE(key, name, list, text) \
  { key, name, OCTET_FIELD_UINT, .bits = 8, OCTET_NAMED (list), .lesson = text }
#define LIFETIME(key, text) \
  { key, N_("Lifetime"), OCTET_FIELD_UINT, .bits = 16, .say = say_lifetime, .lesson = text }
#define ADDRESS(key, name, text) { key, name, OCTET_FIELD_IPV6, .lesson = text }

/* clang-format off */
const OctetField octet_mobility_fields[MOBILITY_N_FIELDS] = {
  [MOBILITY_NEXT] = { "mip6.proto", N_("Payload protocol"), OCTET_FIELD_UINT, .at = 0, .size = 1,
    OCTET_NAMED (octet_ip_protocols),
    .lesson = N_("What would follow. It is always 59, nothing: these messages travel alone.") },
  [MOBILITY_LENGTH] = { "mip6.hlen", N_("Header length"), OCTET_FIELD_UINT, .at = 1, .size = 1,
    .say = say_length,
    .lesson = N_("Counted in units of eight octets. The first eight do not count.") },
  [MOBILITY_TYPE] = { "mip6.mhtype", N_("Type"), OCTET_FIELD_UINT, .at = 2, .size = 1,
    OCTET_NAMED (types),
    .lesson = N_("Which message it is: a test of a path, an update of where the node is, or an "
                 "answer.") },
  [MOBILITY_RESERVED] = { "mip6.reserved", N_("Reserved"), OCTET_FIELD_HEX, .at = 3, .size = 1,
    .lesson = LESSON_RESERVED },
  [MOBILITY_CHECKSUM] = { "mip6.csum", N_("Checksum"), OCTET_FIELD_HEX, .at = 4, .size = 2,
    .lesson = N_("A sum over the message and the addresses of both ends.") },
  [MOBILITY_REFRESH] = OCTETS ("mip6.binding_refresh_request", N_("Refresh request"),
    N_("Asks the node to send a new update before its binding runs out.")),
  [MOBILITY_HOME_COOKIE] = HEXADECIMAL ("mip6.hoti.cookie", N_("Home init cookie"), 64,
    LESSON_COOKIE),
  [MOBILITY_CARE_COOKIE] = HEXADECIMAL ("mip6.coti.cookie", N_("Care-of init cookie"), 64,
    LESSON_COOKIE),
  [MOBILITY_HOT_INDEX] = NUMBER ("mip6.hot.nindex", N_("Home nonce index"), 16, LESSON_INDEX),
  [MOBILITY_HOT_COOKIE] = HEXADECIMAL ("mip6.hot.cookie", N_("Home init cookie"), 64,
    LESSON_COOKIE),
  [MOBILITY_TOKEN] = HEXADECIMAL ("mip6.hot.token", N_("Keygen token"), 64,
    N_("One half of the key for the update: whoever has both halves can receive at both "
       "addresses.")),
  [MOBILITY_COT_INDEX] = NUMBER ("mip6.cot.nindex", N_("Care-of nonce index"), 16, LESSON_INDEX),
  [MOBILITY_COT_COOKIE] = HEXADECIMAL ("mip6.cot.cookie", N_("Care-of init cookie"), 64,
    LESSON_COOKIE),
  [MOBILITY_BU_SEQUENCE] = NUMBER ("mip6.bu.seqnr", N_("Sequence number"), 16, LESSON_SEQUENCE),
  [MOBILITY_BU_ACKNOWLEDGE] = FLAG ("mip6.bu.a_flag", N_("Acknowledge"), 16, 0x8000,
    N_("The node asks for an answer.")),
  [MOBILITY_BU_HOME] = FLAG ("mip6.bu.h_flag", N_("Home registration"), 16, 0x4000, LESSON_HOME),
  [MOBILITY_BU_LINK_LOCAL] = FLAG ("mip6.bu.l_flag", N_("Link-local address"), 16, 0x2000,
    N_("The node's link-local address has the same interface identifier as its home address.")),
  [MOBILITY_BU_KEYS] = FLAG ("mip6.bu.k_flag", N_("Key management"), 16, 0x1000, LESSON_KEYS),
  [MOBILITY_BU_MAP] = FLAG ("mip6.bu.m_flag", N_("Registration with a mobility anchor point"), 16,
    0x0800, N_("The receiver is an anchor near the node, not its home agent.")),
  [MOBILITY_BU_ROUTER] = FLAG ("mip6.nemo.bu.r_flag", N_("Mobile router"), 16, 0x0400,
    N_("Not one node moves but a router with a whole network behind it, as in a train.")),
  [MOBILITY_BU_PROXY] = FLAG ("mip6.bu.p_flag", N_("Proxy registration"), 16, 0x0200,
    N_("The access network registers the node, which knows nothing of it.")),
  [MOBILITY_BU_UDP] = FLAG ("mip6.bu.f_flag", N_("Force UDP"), 16, 0x0100,
    N_("The tunnel shall run inside of UDP, so that address translators let it pass.")),
  [MOBILITY_BU_TLV] = FLAG ("mip6.bu.t_flag", N_("TLV header"), 16, 0x0080,
    N_("A header that says what is inside stands before each tunnelled packet.")),
  [MOBILITY_BU_BULK] = FLAG ("mip6.bu.b_flag", N_("Bulk update"), 16, 0x0040,
    N_("One update is for many nodes.")),
  [MOBILITY_BU_LIFETIME] = LIFETIME ("mip6.bu.lifetime", LESSON_LIFETIME),
  [MOBILITY_BA_STATUS] = CHOICE ("mip6.ba.status", N_("Status"), statuses,
    N_("Below 128 the update was accepted; from there on it was refused.")),
  [MOBILITY_BA_KEYS] = FLAG ("mip6.ba.k_flag", N_("Key management"), 8, 0x80, LESSON_KEYS),
  [MOBILITY_BA_ROUTER] = FLAG ("mip6.nemo.ba.r_flag", N_("Mobile router"), 8, 0x40,
    N_("The home agent forwards to the whole network behind the node.")),
  [MOBILITY_BA_PROXY] = FLAG ("mip6.ba.p_flag", N_("Proxy registration"), 8, 0x20,
    N_("The anchor takes registrations by proxies.")),
  [MOBILITY_BA_TLV] = FLAG ("mip6.ba.t_flag", N_("TLV header"), 8, 0x10,
    N_("A header that says what is inside stands before each tunnelled packet.")),
  [MOBILITY_BA_BULK] = FLAG ("mip6.ba.b_flag", N_("Bulk update"), 8, 0x08,
    N_("One update is for many nodes.")),
  [MOBILITY_BA_SEQUENCE] = NUMBER ("mip6.ba.seqnr", N_("Sequence number"), 16,
    N_("The number of the update that is answered.")),
  [MOBILITY_BA_LIFETIME] = LIFETIME ("mip6.ba.lifetime", LESSON_LIFETIME),
  [MOBILITY_BE_STATUS] = CHOICE ("mip6.be.status", N_("Status"), error_statuses,
    N_("What was wrong with the packet that this answers.")),
  [MOBILITY_BE_HOME] = ADDRESS ("mip6.be.haddr", N_("Home address"),
    N_("The home address that the packet had, so that the node finds which binding is meant.")),
  [MOBILITY_FBU_SEQUENCE] = NUMBER ("mip6.fbu.seqnr", N_("Sequence number"), 16, LESSON_SEQUENCE),
  [MOBILITY_FBU_ACKNOWLEDGE] = FLAG ("mip6.fbu.a_flag", N_("Acknowledge"), 8, 0x80,
    N_("The node asks for an answer.")),
  [MOBILITY_FBU_HOME] = FLAG ("mip6.fbu.h_flag", N_("Home registration"), 8, 0x40, LESSON_HOME),
  [MOBILITY_FBU_LINK_LOCAL] = FLAG ("mip6.fbu.l_flag", N_("Link-local address"), 8, 0x20,
    N_("The node's link-local address has the same interface identifier as its home address.")),
  [MOBILITY_FBU_KEYS] = FLAG ("mip6.fbu.k_flag", N_("Key management"), 8, 0x10, LESSON_KEYS),
  [MOBILITY_FBU_LIFETIME] = LIFETIME ("mip6.fbu.lifetime", LESSON_LIFETIME),
  [MOBILITY_FBA_STATUS] = CHOICE ("mip6.fback.status", N_("Status"), fast_statuses,
    N_("Below 128 the update was accepted; from there on it was refused.")),
  [MOBILITY_FBA_KEYS] = FLAG ("mip6.fback.k_flag", N_("Key management"), 8, 0x80, LESSON_KEYS),
  [MOBILITY_FBA_SEQUENCE] = NUMBER ("mip6.fback.seqnr", N_("Sequence number"), 16,
    N_("The number of the update that is answered.")),
  [MOBILITY_FBA_LIFETIME] = LIFETIME ("mip6.fback.lifetime", LESSON_LIFETIME),
  [MOBILITY_NEIGHBOR] = OCTETS ("mip6.fast_neighbor_advertisement",
    N_("Fast neighbour advertisement"), N_("The node tells its new router that it has come.")),
  [MOBILITY_EXPERIMENT] = OCTETS ("mip6.em.data", N_("Data"),
    N_("Octets for trials; only those who take part know their meaning.")),
  [MOBILITY_SWITCH_COUNT] = NUMBER ("mip6.has.num_addrs", N_("Number of addresses"), 8,
    N_("How many other home agents the node may turn to.")),
  [MOBILITY_SWITCH_RESERVED] = HEXADECIMAL ("mip6.has.reserved", N_("Reserved"), 8,
    LESSON_RESERVED),
  [MOBILITY_SWITCH_AGENT] = ADDRESS ("mip6.has.address", N_("Home agent"),
    N_("A home agent that the node may turn to.")),
  [MOBILITY_BEAT_UNASKED] = FLAG ("mip6.hb.u_flag", N_("Unsolicited"), 8, 0x02,
    N_("A response that nobody asked for: the sender has started anew.")),
  [MOBILITY_BEAT_RESPONSE] = FLAG ("mip6.hb.r_flag", N_("Response"), 8, 0x01,
    N_("Whether this is the answer to a heartbeat.")),
  [MOBILITY_BEAT_SEQUENCE] = NUMBER ("mip6.hb.seqnr", N_("Sequence number"), 32,
    N_("Tells which answer belongs to which heartbeat.")),
  [MOBILITY_HI_SEQUENCE] = NUMBER ("mip6.hi.seqnr", N_("Sequence number"), 16, LESSON_SEQUENCE),
  [MOBILITY_HI_ASSIGNED] = FLAG ("mip6.hi.s_flag", N_("Assign an address"), 8, 0x80,
    N_("The new router is to give the node its care-of address.")),
  [MOBILITY_HI_BUFFER] = FLAG ("mip6.hi.u_flag", N_("Buffer"), 8, 0x40,
    N_("The new router is to keep packets until the node has come.")),
  [MOBILITY_HI_CODE] = NUMBER ("mip6.hi.code", N_("Code"), 8,
    N_("Whether the addresses are the node's old or new ones.")),
  [MOBILITY_HA_SEQUENCE] = NUMBER ("mip6.hack.seqnr", N_("Sequence number"), 16,
    N_("The number of the message that is answered.")),
  [MOBILITY_HA_CODE] = NUMBER ("mip6.hack.code", N_("Code"), 8,
    N_("Whether the handover was accepted, and with which address.")),
  [MOBILITY_REVOKE_TYPE] = CHOICE ("mip6.bri_br.type", N_("Type of revocation"), revocations,
    N_("Whether a binding is taken back, or that is confirmed.")),
  [MOBILITY_REVOKE_REASON] = CHOICE ("mip6.bri_r.trigger", N_("Reason"), reasons,
    N_("Why the binding is taken back.")),
  [MOBILITY_REVOKE_STATUS] = CHOICE ("mip6.bri_status", N_("Status"), revocation_statuses,
    N_("What came of the revocation.")),
  [MOBILITY_REVOKE_SEQUENCE] = NUMBER ("mip6.bri_seqnr", N_("Sequence number"), 16,
    N_("Tells which answer belongs to which revocation.")),
  [MOBILITY_REVOKE_PROXY] = FLAG ("mip6.bri_ip", N_("Proxy binding"), 16, 0x8000,
    N_("The binding was made by a proxy.")),
  [MOBILITY_REVOKE_IPV4] = FLAG ("mip6.bri_iv", N_("IPv4 binding only"), 16, 0x4000,
    N_("Only the binding of the IPv4 home address ends.")),
  [MOBILITY_REVOKE_GLOBAL] = FLAG ("mip6.bri_ig", N_("Global"), 16, 0x2000,
    N_("All bindings of the peer end.")),
  [MOBILITY_REVOKED_PROXY] = FLAG ("mip6.bri_ap", N_("Proxy binding"), 16, 0x8000,
    N_("The binding was made by a proxy.")),
  [MOBILITY_REVOKED_IPV4] = FLAG ("mip6.bri_av", N_("IPv4 binding only"), 16, 0x4000,
    N_("Only the binding of the IPv4 home address ended.")),
  [MOBILITY_REVOKED_GLOBAL] = FLAG ("mip6.bri_ag", N_("Global"), 16, 0x2000,
    N_("All bindings of the peer ended.")),
  [MOBILITY_REVOKE_RESERVED] = { "mip6.bri_res", N_("Reserved"), OCTET_FIELD_HEX, .bits = 16,
    .mask = 0x1fff, .lesson = LESSON_RESERVED },
  [MOBILITY_UNKNOWN] = OCTETS ("mip6.unknown_type_data", N_("Message data"),
    N_("Octets of a message that Octet does not know.")),

  [MOBILITY_OPTION] = CHOICE ("mip6.mobility_opt", N_("Option"), options,
    N_("Something that the message says beside its fixed fields.")),
  [MOBILITY_OPTION_LENGTH] = { "mip6.mobility_opt.len", N_("Length"), OCTET_FIELD_UINT,
    .bits = 8, .unit = N_("bytes"),
    .lesson = N_("Octets of data. The type and this one do not count.") },
  [MOBILITY_PAD_1] = OCTETS ("mip6.options.pad1", N_("One octet of padding"),
    N_("Filling, so that what follows stands at a good place.")),
  [MOBILITY_PAD_N] = OCTETS ("mip6.options.padn", N_("Padding"),
    N_("Filling, so that what follows stands at a good place.")),
  [MOBILITY_PADDING] = OCTETS ("mip6.padn", N_("Padding"), N_("Octets without a meaning.")),
  [MOBILITY_ADVICE] = OCTETS ("mip6.options.bra", N_("Binding refresh advice"),
    N_("The home agent would like to hear from the node more often than it must.")),
  [MOBILITY_INTERVAL] = { "mip6.bra.interval", N_("Refresh interval"), OCTET_FIELD_UINT,
    .bits = 16, .say = say_lifetime,
    .lesson = N_("After how long the next update should come, in units of four seconds.") },
  [MOBILITY_CARE_OF] = OCTETS ("mip6.options.acoa", N_("Alternate care-of address"),
    N_("The address to send to, where the packet's source is another one.")),
  [MOBILITY_CARE_OF_ADDRESS] = ADDRESS ("mip6.acoa.acoa", N_("Care-of address"),
    N_("Where the node is now.")),
  [MOBILITY_NONCES] = OCTETS ("mip6.options.ni", N_("Nonce indices"),
    N_("Which secret numbers the tokens of this update were made with.")),
  [MOBILITY_HOME_NONCE] = NUMBER ("mip6.ni.hni", N_("Home nonce index"), 16, LESSON_INDEX),
  [MOBILITY_CARE_NONCE] = NUMBER ("mip6.ni.cni", N_("Care-of nonce index"), 16, LESSON_INDEX),
  [MOBILITY_AUTHORIZATION] = OCTETS ("mip6.options.bad_auth", N_("Binding authorization data"),
    N_("Proves that the sender has both tokens, and so can receive at both addresses.")),
  [MOBILITY_AUTHENTICATOR] = OCTETS ("mip6.bad.auth", N_("Authenticator"),
    N_("A keyed hash over the message.")),
  [MOBILITY_NETWORK_PREFIX] = OCTETS ("mip6.options.mnp", N_("Mobile network prefix"),
    N_("The network that moves with the router.")),
  [MOBILITY_HOME_PREFIX] = OCTETS ("mip6.options.hnp", N_("Home network prefix"),
    N_("The prefix that the node keeps wherever it is.")),
  [MOBILITY_PREFIX_LENGTH] = NUMBER ("mip6.nemo.mnp.pfl", N_("Prefix length"), 8,
    N_("How many bits of the prefix count.")),
  [MOBILITY_PREFIX] = ADDRESS ("mip6.nemo.mnp.mnp", N_("Prefix"), N_("The prefix itself.")),
  [MOBILITY_LINK] = OCTETS ("mip6.options.mhlla", N_("Link-layer address"),
    N_("The hardware address of somebody who takes part in a handover.")),
  [MOBILITY_LINK_CODE] = CHOICE ("mip6.lla.optcode", N_("Whose address"), link_codes,
    N_("Whose hardware address it is.")),
  [MOBILITY_LINK_ADDRESS] = OCTETS ("mip6.lla", N_("Link-layer address"),
    N_("The hardware address.")),
  [MOBILITY_NODE] = OCTETS ("mip6.options.mnid", N_("Mobile node identifier"),
    N_("Who the node is, whatever address it has.")),
  [MOBILITY_NODE_KIND] = CHOICE ("mip6.mnid.subtype", N_("Kind of identifier"), name_kinds,
    N_("What kind of name follows.")),
  [MOBILITY_NODE_NAME] = { "mip6.mnid.identifier", N_("Identifier"), OCTET_FIELD_STRING,
    .lesson = N_("The name, which often looks like that of a mailbox.") },
  [MOBILITY_SIGNED] = OCTETS ("mip6.options.auth", N_("Authentication"),
    N_("Proves who sent the message, where no IPsec does.")),
  [MOBILITY_SIGNED_KIND] = CHOICE ("mip6.auth.subtype", N_("Kind of authentication"), signatures,
    N_("Who shares the secret, and how it is used.")),
  [MOBILITY_SIGNED_SPI] = NUMBER ("mip6.auth.mobility_spi", N_("Mobility SPI"), 32,
    N_("Which of the shared secrets was used.")),
  [MOBILITY_SIGNED_DATA] = OCTETS ("mip6.auth.auth_data", N_("Authentication data"),
    N_("A keyed hash over the message.")),
  [MOBILITY_TRIAL] = OCTETS ("mip6.options.em", N_("Experimental"),
    N_("Octets for trials; only those who take part know their meaning.")),
  [MOBILITY_TRIAL_DATA] = OCTETS ("mip6.em.data", N_("Data"), N_("The octets of the trial.")),
  [MOBILITY_SERVICE] = OCTETS ("mip6.options.ssm", N_("Service selection"),
    N_("Which of the operator's services the node asks for.")),
  [MOBILITY_SERVICE_NAME] = { "mip6.ss.identifier", N_("Service"), OCTET_FIELD_STRING,
    .lesson = N_("The name of the service.") },
  [MOBILITY_HANDOFF] = OCTETS ("mip6.options.hi", N_("Handoff indicator"),
    N_("Whether the node has moved, and how.")),
  [MOBILITY_HANDOFF_RESERVED] = NUMBER ("mip6.hi.reserved", N_("Reserved"), 8, LESSON_RESERVED),
  [MOBILITY_HANDOFF_KIND] = CHOICE ("mip6.hi", N_("Handoff"), handoffs,
    N_("How the node came to where it is now.")),
  [MOBILITY_ACCESS] = OCTETS ("mip6.options.att", N_("Access technology"),
    N_("By which kind of link the node is attached.")),
  [MOBILITY_ACCESS_RESERVED] = NUMBER ("mip6.att.reserved", N_("Reserved"), 8, LESSON_RESERVED),
  [MOBILITY_ACCESS_KIND] = CHOICE ("mip6.att", N_("Technology"), technologies,
    N_("The kind of link.")),
  [MOBILITY_NODE_LINK] = OCTETS ("mip6.options.mnlli", N_("Mobile node's link-layer identifier"),
    N_("A name of the node's interface, such as its hardware address.")),
  [MOBILITY_NODE_LINK_RESERVED] = NUMBER ("mip6.mnlli.reserved", N_("Reserved"), 16,
    LESSON_RESERVED),
  [MOBILITY_NODE_LINK_NAME] = OCTETS ("mip6.mnlli.lli", N_("Link-layer identifier"),
    N_("The identifier.")),
  [MOBILITY_LOCAL] = OCTETS ("mip6.options.lla", N_("Link-local address"),
    N_("The address that every gateway has on the node's link, so that its router seems to "
       "stay the same.")),
  [MOBILITY_LOCAL_ADDRESS] = ADDRESS ("mip6.lila_lla", N_("Link-local address"),
    N_("The address.")),
  [MOBILITY_STAMP] = OCTETS ("mip6.options.ts", N_("Timestamp"),
    N_("When the message was made; an older one is not taken after a newer one.")),
  [MOBILITY_STAMP_TIME] = { "mip6.timestamp_tmp", N_("Time"), OCTET_FIELD_TIME,
    .lesson = N_("The time by the sender's clock.") },
  [MOBILITY_RESTARTS] = OCTETS ("mip6.options.rc", N_("Restart counter"),
    N_("Goes up when the sender has lost all it knew.")),
  [MOBILITY_RESTART_COUNT] = NUMBER ("mip6.rc", N_("Restarts"), 32,
    N_("How often the sender has started.")),
  [MOBILITY_HOME_IPV4] = OCTETS ("mip6.options.ipv4ha", N_("IPv4 home address"),
    N_("The node's address at home for IPv4, where it has both.")),
  [MOBILITY_HOME_IPV4_STATUS] = NUMBER ("mip6.ipv4aa.sts", N_("Status"), 8,
    N_("Below 128 the IPv4 binding was accepted.")),
  [MOBILITY_IPV4_ANSWER] = OCTETS ("mip6.options.ipv4aa", N_("IPv4 address acknowledgement"),
    N_("What became of the IPv4 home address.")),
  [MOBILITY_IPV4_LENGTH] = { "mip6.ipv4ha.preflen", N_("Prefix length"), OCTET_FIELD_UINT,
    .bits = 8, .mask = 0xfc, .lesson = N_("How many bits of the address name the network.") },
  [MOBILITY_IPV4_NETWORK] = FLAG ("mip6.ipv4ha.p_flag", N_("Network wanted"), 16, 0x0200,
    N_("A mobile router asks for a whole network.")),
  [MOBILITY_IPV4_ADDRESS] = { "mip6.ipv4ha.ha", N_("IPv4 home address"), OCTET_FIELD_IPV4,
    .lesson = N_("The address.") },
  [MOBILITY_NAT] = OCTETS ("mip6.options.natd", N_("NAT detection"),
    N_("Tells the node that an address translator stands between it and its home.")),
  [MOBILITY_NAT_FORCE] = FLAG ("mip6.natd.f_flag", N_("Force UDP"), 16, 0x8000,
    N_("The tunnel must run inside of UDP.")),
  [MOBILITY_NAT_RESERVED] = { "mip6.natd.reserved", N_("Reserved"), OCTET_FIELD_UINT, .bits = 16,
    .mask = 0x7fff, .lesson = LESSON_RESERVED },
  [MOBILITY_NAT_REFRESH] = { "mip6.natd.refresh_t", N_("Refresh time"), OCTET_FIELD_UINT,
    .bits = 32, .unit = N_("seconds"),
    .lesson = N_("How often the node must send something, so that the translator keeps its "
                 "entry.") },
  [MOBILITY_CARE_IPV4] = OCTETS ("mip6.options.ipv4coa", N_("IPv4 care-of address"),
    N_("Where the node is now, in a network with IPv4 alone.")),
  [MOBILITY_CARE_IPV4_RESERVED] = NUMBER ("mip6.ipv4coa.reserved", N_("Reserved"), 16,
    LESSON_RESERVED),
  [MOBILITY_CARE_IPV4_ADDRESS] = { "mip6.ipv4coa.addr", N_("IPv4 care-of address"),
    OCTET_FIELD_IPV4, .lesson = N_("The address.") },
  [MOBILITY_GRE] = OCTETS ("mip6.options.grek", N_("GRE key"),
    N_("Tells the node's packets apart in the tunnel.")),
  [MOBILITY_GRE_RESERVED] = NUMBER ("mip6.ipv4dra.reserved", N_("Reserved"), 16, LESSON_RESERVED),
  [MOBILITY_GRE_KEY] = NUMBER ("mip6.gre_key", N_("Key"), 32, N_("The number in the tunnel.")),
  [MOBILITY_BINDING] = OCTETS ("mip6.options.bi", N_("Binding identifier"),
    N_("A node with several care-of addresses numbers them.")),
  [MOBILITY_BINDING_NUMBER] = NUMBER ("mip6.bi.bid", N_("Binding"), 16,
    N_("The number of the binding.")),
  [MOBILITY_BINDING_STATUS] = NUMBER ("mip6.bi.status", N_("Status"), 8,
    N_("Below 128 this binding was accepted.")),
  [MOBILITY_BINDING_BOTH] = FLAG ("mip6.bi.h_flag", N_("At home and abroad"), 8, 0x80,
    N_("The node is at home and somewhere else at the same time.")),
  [MOBILITY_OPTION_DATA] = { "mip6.ie_not_dissected", N_("Option's data"), OCTET_FIELD_LABEL,
    .lesson = N_("Data of an option that Octet does not read.") },
};
/* clang-format on */
