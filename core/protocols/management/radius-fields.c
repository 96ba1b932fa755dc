/* radius-fields.c - the fields of RADIUS, and which attribute is which.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/management/radius-fields.h"

enum { VENDOR_NONE, VENDOR_CISCO = 9, VENDOR_MICROSOFT = 311 };

static const OctetName codes[] = {
  { 1, N_("Access-Request") }, { 2, N_("Access-Accept") }, { 3, N_("Access-Reject") },
  { 4, N_("Accounting-Request") }, { 5, N_("Accounting-Response") }, { 11, N_("Access-Challenge") },
  { 12, N_("Status-Server") }, { 13, N_("Status-Client") }, { 40, N_("Disconnect-Request") },
  { 41, N_("Disconnect-ACK") }, { 42, N_("Disconnect-NAK") }, { 43, N_("CoA-Request") },
  { 44, N_("CoA-ACK") }, { 45, N_("CoA-NAK") },
};
static const OctetName services[] = {
  { 1, N_("Login") }, { 2, N_("Framed") }, { 3, N_("Callback login") },
  { 4, N_("Callback framed") }, { 5, N_("Outbound") }, { 6, N_("Administrative") },
  { 7, N_("NAS prompt") }, { 8, N_("Authenticate only") }, { 9, N_("Callback NAS prompt") },
  { 10, N_("Call check") }, { 11, N_("Callback administrative") }, { 17, N_("Authorize only") },
};
static const OctetName framings[] = {
  { 1, "PPP" }, { 2, "SLIP" }, { 3, "ARAP" }, { 4, "Gandalf" }, { 5, "Xylogics" }, { 6, "X.75" },
};
static const OctetName routings[] = {
  { 0, N_("None") }, { 1, N_("Send routing packets") }, { 2, N_("Listen for routing packets") },
  { 3, N_("Send and listen") },
};
static const OctetName compressions[] = {
  { 0, N_("None") }, { 1, "Van Jacobson TCP/IP" }, { 2, N_("IPX header") }, { 3, "Stac-LZS" },
};
static const OctetName logins[] = {
  { 0, "Telnet" }, { 1, "Rlogin" }, { 2, N_("TCP clear") }, { 3, "PortMaster" }, { 4, "LAT" },
  { 5, "X25-PAD" }, { 6, "X25-T3POS" }, { 8, N_("TCP clear, quiet") },
};
static const OctetName actions[] = {
  { 0, N_("Default") }, { 1, N_("Ask again") },
};
static const OctetName accountings[] = {
  { 1, N_("Start") }, { 2, N_("Stop") }, { 3, N_("Interim update") }, { 7, N_("Accounting on") },
  { 8, N_("Accounting off") }, { 15, N_("Failed") },
};
static const OctetName proofs[] = {
  { 1, "RADIUS" }, { 2, N_("Local") }, { 3, N_("Remote") }, { 4, "Diameter" },
};
static const OctetName causes[] = {
  { 1, N_("User request") }, { 2, N_("Lost carrier") }, { 3, N_("Lost service") },
  { 4, N_("Idle timeout") }, { 5, N_("Session timeout") }, { 6, N_("Admin reset") },
  { 7, N_("Admin reboot") }, { 8, N_("Port error") }, { 9, N_("NAS error") },
  { 10, N_("NAS request") }, { 11, N_("NAS reboot") }, { 12, N_("Port unneeded") },
  { 13, N_("Port preempted") }, { 14, N_("Port suspended") }, { 15, N_("Service unavailable") },
  { 16, N_("Callback") }, { 17, N_("User error") }, { 18, N_("Host request") },
};
static const OctetName ports[] = {
  { 0, N_("Async") }, { 1, N_("Sync") }, { 2, "ISDN" }, { 5, N_("Virtual") }, { 15, "Ethernet" },
  { 16, "xDSL" }, { 17, N_("Cable") }, { 18, N_("Wireless, other") }, { 19, "IEEE 802.11" },
};
static const OctetName tunnels[] = {
  { 1, "PPTP" }, { 2, "L2F" }, { 3, "L2TP" }, { 4, "ATMP" }, { 5, "VTP" }, { 6, "AH" },
  { 7, "IP-in-IP" }, { 8, "MIN-IP-IP" }, { 9, "ESP" }, { 10, "GRE" }, { 11, "DVS" },
  { 12, "IP-in-IP" }, { 13, "VLAN" },
};
static const OctetName media[] = {
  { 1, "IPv4" }, { 2, "IPv6" }, { 6, "IEEE 802" },
};
static const OctetName errors[] = {
  { 201, N_("Leftovers of the session removed") }, { 202, N_("Invalid EAP packet, ignored") },
  { 401, N_("Unsupported attribute") }, { 402, N_("Missing attribute") },
  { 403, N_("NAS identification mismatch") }, { 404, N_("Invalid request") },
  { 405, N_("Unsupported service") }, { 406, N_("Unsupported extension") },
  { 501, N_("Administratively prohibited") }, { 502, N_("Request cannot be routed") },
  { 503, N_("Session context not found") }, { 504, N_("Session context not removable") },
  { 505, N_("Other proxy error") }, { 506, N_("Resources unavailable") },
  { 507, N_("Request initiated") },
};
static const OctetName vendors[] = {
  { 9, "Cisco" }, { 43, "3Com" }, { 311, "Microsoft" }, { 529, "Ascend" }, { 2636, "Juniper" },
  { 10415, "3GPP" }, { 11344, "FreeRADIUS" }, { 14122, "WISPr" }, { 14823, "Aruba" },
  { 14988, "MikroTik" }, { 24757, "WiMAX" }, { 25053, "Ruckus" },
};

static void say_type (GString *out,
                      guint64  value);

#define LESSON_TAG \
  N_("Attributes with the same number here describe the same tunnel.")
#define LESSON_OCTETS \
  N_("Counts modulo 4 GiB; how often it ran over stands in the gigawords.")

const OctetField radius_fields[RADIUS_N_FIELDS] = {
  [RADIUS_CODE] = { "radius.code", N_("Code"), OCTET_FIELD_UINT, .bits = 8, .at = 0, .size = 1,
    OCTET_NAMED (codes),
    .lesson = N_("Whether someone asks to be let in, reports use, or is answered.") },
  [RADIUS_IDENTIFIER] = { "radius.id", N_("Identifier"), OCTET_FIELD_UINT, .bits = 8, .at = 1,
    .size = 1,
    .lesson = N_("A response repeats the number of its request.") },
  [RADIUS_LENGTH] = { "radius.length", N_("Length"), OCTET_FIELD_UINT, .bits = 16, .at = 2,
    .size = 2, .unit = N_("bytes"),
    .lesson = N_("Octets of the packet with its header. What stands behind is padding.") },
  [RADIUS_AUTHENTICATOR] = { "radius.authenticator", N_("Authenticator"), OCTET_FIELD_BYTES,
    .at = 4, .size = 16,
    .lesson = N_("Random in a request, and the key that hides the password; in a response a sum "
                 "over both packets and the shared secret, so that nobody can forge it.") },
  [RADIUS_REQUEST] = { "radius.req", N_("Request"), OCTET_FIELD_BOOL, .flags = OCTET_FIELD_HIDDEN,
    .lesson = N_("The client asks: a switch, an access point, a VPN gateway.") },
  [RADIUS_RESPONSE] = { "radius.rsp", N_("Response"), OCTET_FIELD_BOOL, .flags = OCTET_FIELD_HIDDEN,
    .lesson = N_("The server answers.") },
  [RADIUS_RESPONSE_IN] = { "radius.rspframe", N_("Response in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER,
    .lesson = N_("The packet that answers this one.") },
  [RADIUS_REQUEST_IN] = { "radius.reqframe", N_("Request in packet"), OCTET_FIELD_FRAME,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_QUESTION,
    .lesson = N_("The packet that asked.") },
  [RADIUS_TIME] = { "radius.time", N_("Time from request"), OCTET_FIELD_DURATION,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_ANSWER_TIME,
    .lesson = N_("How long the server took. A slow one delays everybody who logs in.") },
  [RADIUS_AGAIN] = { "radius.dup", N_("Identifier of a repetition"), OCTET_FIELD_UINT, .bits = 32,
    .flags = OCTET_FIELD_GENERATED | OCTET_FIELD_HIDDEN,
    .lesson = N_("The identifier, where the packet was there before.") },
  [RADIUS_REQUEST_AGAIN] = { "radius.req.dup", N_("Repeats the request in packet"),
    OCTET_FIELD_FRAME, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The same request before: no answer came in time.") },
  [RADIUS_RESPONSE_AGAIN] = { "radius.rsp.dup", N_("Repeats the response in packet"),
    OCTET_FIELD_FRAME, .flags = OCTET_FIELD_GENERATED,
    .lesson = N_("The same response before: the request had come twice.") },
  [RADIUS_ATTRIBUTE] = { "radius.avp", N_("RadiusAttribute"), OCTET_FIELD_BYTES,
    .lesson = N_("One statement: what it is about, its length, and the value.") },
  [RADIUS_TYPE] = { "radius.avp.type", N_("Type"), OCTET_FIELD_UINT, .bits = 8, .say = say_type,
    .lesson = N_("What the attribute is about.") },
  [RADIUS_SIZE] = { "radius.avp.length", N_("Length"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the attribute with type and length.") },
  [RADIUS_VENDOR] = { "radius.avp.vendor_id", N_("Vendor"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (vendors),
    .lesson = N_("Who defined what follows: an enterprise number from IANA.") },
  [RADIUS_VENDOR_TYPE] = { "radius.avp.vendor_type", N_("Vendor's type"), OCTET_FIELD_UINT,
    .bits = 8,
    .lesson = N_("What the attribute is about; each vendor counts for itself.") },
  [RADIUS_VENDOR_SIZE] = { "radius.avp.vendor_len", N_("Vendor's length"), OCTET_FIELD_UINT,
    .bits = 8, .unit = N_("bytes"),
    .lesson = N_("Octets of the vendor's attribute with its type and length.") },
  [RADIUS_UNKNOWN] = { "radius.Unknown_RadiusAttribute", N_("Value"), OCTET_FIELD_BYTES,
    .lesson = N_("The octets of an attribute that Octet does not know.") },
  [RADIUS_USER] = { "radius.User_Name", N_("User name"), OCTET_FIELD_STRING,
    .lesson = N_("Who wants to be let in, or whose use is reported.") },
  [RADIUS_PASSWORD] = { "radius.User_Password_encrypted", N_("User password, hidden"),
    OCTET_FIELD_BYTES,
    .lesson = N_("The password, mixed with MD5 of the shared secret. Who knows or guesses the "
                 "secret reads it.") },
  [RADIUS_CHAP] = { "radius.CHAP_Password", N_("CHAP password"), OCTET_FIELD_BYTES,
    .lesson = N_("The user's answer to a CHAP challenge: the password itself is not in it.") },
  [RADIUS_CHAP_ID] = { "radius.CHAP_Ident", N_("CHAP identifier"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("The number of the challenge that is answered.") },
  [RADIUS_CHAP_TEXT] = { "radius.CHAP_String", N_("CHAP answer"), OCTET_FIELD_BYTES,
    .lesson = N_("MD5 over identifier, password and challenge.") },
  [RADIUS_NAS_ADDRESS] = { "radius.NAS_IP_Address", N_("NAS address"), OCTET_FIELD_IPV4,
    .lesson = N_("The network access server that asks: the switch or access point at whose door "
                 "the user stands.") },
  [RADIUS_NAS_PORT] = { "radius.NAS_Port", N_("NAS port"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("At which of its doors the user stands.") },
  [RADIUS_SERVICE] = { "radius.Service_Type", N_("Service type"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (services),
    .lesson = N_("What the user wants, or gets: a login, a network connection, the right to "
                 "administer.") },
  [RADIUS_FRAMING] = { "radius.Framed_Protocol", N_("Framed protocol"), OCTET_FIELD_UINT,
    .bits = 32, OCTET_NAMED (framings),
    .lesson = N_("How packets are wrapped on the user's line.") },
  [RADIUS_FRAMED_ADDRESS] = { "radius.Framed-IP-Address", N_("User's address"), OCTET_FIELD_IPV4,
    .lesson = N_("The address for the user. 255.255.255.255 lets the user choose, "
                 "255.255.255.254 the access server.") },
  [RADIUS_NETMASK] = { "radius.Framed_IP_Netmask", N_("User's netmask"), OCTET_FIELD_IPV4,
    .lesson = N_("The mask for a user that is a router to a network.") },
  [RADIUS_ROUTING] = { "radius.Framed_Routing", N_("Routing"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (routings),
    .lesson = N_("Whether routes are learned from and told to the user's router.") },
  [RADIUS_FILTER] = { "radius.Filter_Id", N_("Filter"), OCTET_FIELD_STRING,
    .lesson = N_("The name of a filter at the access server that applies to the user.") },
  [RADIUS_MTU] = { "radius.Framed_MTU", N_("User's MTU"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("bytes"),
    .lesson = N_("The largest packet for the user's line; with EAP, the longest message that "
                 "fits.") },
  [RADIUS_COMPRESSION] = { "radius.Framed_Compression", N_("Compression"), OCTET_FIELD_UINT,
    .bits = 32, OCTET_NAMED (compressions),
    .lesson = N_("How headers are made shorter on a slow line.") },
  [RADIUS_LOGIN_HOST] = { "radius.Login-IP-Host", N_("Login host"), OCTET_FIELD_IPV4,
    .lesson = N_("The computer that the user is connected to.") },
  [RADIUS_LOGIN_SERVICE] = { "radius.Login_Service", N_("Login service"), OCTET_FIELD_UINT,
    .bits = 32, OCTET_NAMED (logins),
    .lesson = N_("How the user is connected to that computer.") },
  [RADIUS_LOGIN_PORT] = { "radius.Login_TCP_Port", N_("Login port"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("The TCP port of that service.") },
  [RADIUS_MESSAGE] = { "radius.Reply_Message", N_("Message"), OCTET_FIELD_STRING,
    .lesson = N_("Words for the person at the other end.") },
  [RADIUS_CALLBACK_NUMBER] = { "radius.Callback_Number", N_("Callback number"), OCTET_FIELD_STRING,
    .lesson = N_("The number that is called back, so that only this line gets in.") },
  [RADIUS_CALLBACK_ID] = { "radius.Callback_Id", N_("Callback name"), OCTET_FIELD_STRING,
    .lesson = N_("The name of a place to call back.") },
  [RADIUS_ROUTE] = { "radius.Framed_Route", N_("Route"), OCTET_FIELD_STRING,
    .lesson = N_("A route to what lies behind the user: prefix, gateway, metric.") },
  [RADIUS_STATE] = { "radius.State", N_("State"), OCTET_FIELD_BYTES,
    .lesson = N_("The server's bookmark: the client sends it back unchanged with its next "
                 "request.") },
  [RADIUS_CLASS] = { "radius.Class", N_("Class"), OCTET_FIELD_BYTES,
    .lesson = N_("Comes with the permission and goes back with each report, so that the server "
                 "knows which it is about.") },
  [RADIUS_SESSION_LIMIT] = { "radius.Session_Timeout", N_("Session limit"), OCTET_FIELD_UINT,
    .bits = 32, .unit = N_("seconds"),
    .lesson = N_("After so long the user is cut off, or asked again.") },
  [RADIUS_IDLE_LIMIT] = { "radius.Idle_Timeout", N_("Idle limit"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("seconds"),
    .lesson = N_("After so long without a packet the user is cut off.") },
  [RADIUS_ACTION] = { "radius.Termination_Action", N_("When it ends"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (actions),
    .lesson = N_("Whether the access server asks again when the session limit is reached.") },
  [RADIUS_CALLED] = { "radius.Called_Station_Id", N_("Called station"), OCTET_FIELD_STRING,
    .lesson = N_("Whom the user called: a telephone number, or the access point's MAC address "
                 "and network name.") },
  [RADIUS_CALLING] = { "radius.Calling_Station_Id", N_("Calling station"), OCTET_FIELD_STRING,
    .lesson = N_("Where the user calls from: a telephone number, or the device's MAC address.") },
  [RADIUS_NAS_NAME] = { "radius.NAS_Identifier", N_("NAS name"), OCTET_FIELD_STRING,
    .lesson = N_("The name of the access server that asks.") },
  [RADIUS_PROXY_STATE] = { "radius.Proxy_State", N_("Proxy state"), OCTET_FIELD_BYTES,
    .lesson = N_("A bookmark of a proxy on the way, which comes back with the response.") },
  [RADIUS_STATUS] = { "radius.Acct_Status_Type", N_("Report"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (accountings),
    .lesson = N_("Whether a session begins, goes on or has ended.") },
  [RADIUS_DELAY] = { "radius.Acct_Delay_Time", N_("Report delayed by"), OCTET_FIELD_UINT,
    .bits = 32, .unit = N_("seconds"),
    .lesson = N_("How long the client has tried to send this report.") },
  [RADIUS_IN_OCTETS] = { "radius.Acct_Input_Octets", N_("Octets from user"), OCTET_FIELD_UINT,
    .bits = 32,
    .lesson = LESSON_OCTETS },
  [RADIUS_OUT_OCTETS] = { "radius.Acct_Output_Octets", N_("Octets to user"), OCTET_FIELD_UINT,
    .bits = 32,
    .lesson = LESSON_OCTETS },
  [RADIUS_SESSION] = { "radius.Acct_Session_Id", N_("Session"), OCTET_FIELD_STRING,
    .lesson = N_("All reports of a session carry the same name here.") },
  [RADIUS_PROOF] = { "radius.Acct_Authentic", N_("Checked by"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (proofs),
    .lesson = N_("Who made sure that the user is the user.") },
  [RADIUS_SESSION_TIME] = { "radius.Acct_Session_Time", N_("Session time"), OCTET_FIELD_UINT,
    .bits = 32, .unit = N_("seconds"),
    .lesson = N_("How long the session has lasted.") },
  [RADIUS_IN_PACKETS] = { "radius.Acct_Input_Packets", N_("Packets from user"), OCTET_FIELD_UINT,
    .bits = 32,
    .lesson = N_("Packets that the user sent in this session.") },
  [RADIUS_OUT_PACKETS] = { "radius.Acct_Output_Packets", N_("Packets to user"), OCTET_FIELD_UINT,
    .bits = 32,
    .lesson = N_("Packets that went to the user in this session.") },
  [RADIUS_CAUSE] = { "radius.Acct_Terminate_Cause", N_("Ended because of"), OCTET_FIELD_UINT,
    .bits = 32, OCTET_NAMED (causes),
    .lesson = N_("Why the session is over: the first thing to look at when users complain that "
                 "they are thrown out.") },
  [RADIUS_MULTI_SESSION] = { "radius.Acct_Multi_Session_Id", N_("Common session"),
    OCTET_FIELD_STRING,
    .lesson = N_("Links several sessions into one, such as lines that are bundled.") },
  [RADIUS_LINKS] = { "radius.Acct_Link_Count", N_("Links"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How many lines the session has had.") },
  [RADIUS_IN_GIGAWORDS] = { "radius.Acct_Input_Gigawords", N_("Gigawords from user"),
    OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How often the count of octets from the user ran over 4 GiB.") },
  [RADIUS_OUT_GIGAWORDS] = { "radius.Acct_Output_Gigawords", N_("Gigawords to user"),
    OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How often the count of octets to the user ran over 4 GiB.") },
  [RADIUS_WHEN] = { "radius.Event_Timestamp", N_("Time of the event"), OCTET_FIELD_TIME,
    .lesson = N_("When it happened, by the clock of the access server.") },
  [RADIUS_EGRESS_TAG] = { "radius.egress_vlanid_tag", N_("VLAN tagging"), OCTET_FIELD_HEX,
    .bits = 32, .mask = 0xff000000,
    .lesson = N_("0x31 means that frames of this VLAN go out tagged, 0x32 that they go out "
                 "untagged.") },
  [RADIUS_EGRESS_PAD] = { "radius.egress_vlanid_pad", N_("Padding"), OCTET_FIELD_HEX, .bits = 32,
    .mask = 0x00fff000,
    .lesson = N_("Zero.") },
  [RADIUS_EGRESS_VLAN] = { "radius.egress_vlanid", N_("VLAN"), OCTET_FIELD_UINT, .bits = 32,
    .mask = 0x00000fff,
    .lesson = N_("The number of a VLAN that the port gets.") },
  [RADIUS_INGRESS] = { "radius.Ingress_Filters", N_("Ingress filters"), OCTET_FIELD_UINT,
    .bits = 32,
    .lesson = N_("1 drops frames of VLANs that the port is not in; 2 lets them pass.") },
  [RADIUS_EGRESS_NAME_TAG] = { "radius.egress_vlan_name_tag", N_("VLAN tagging"), OCTET_FIELD_HEX,
    .bits = 8,
    .lesson = N_("0x31 means that frames of this VLAN go out tagged, 0x32 that they go out "
                 "untagged.") },
  [RADIUS_EGRESS_NAME] = { "radius.egress_vlan_name", N_("VLAN name"), OCTET_FIELD_STRING,
    .lesson = N_("The name of a VLAN that the port gets.") },
  [RADIUS_PRIORITIES] = { "radius.User_Priority_Table", N_("Priority table"), OCTET_FIELD_BYTES,
    .lesson = N_("Eight digits: what each of the eight priorities that arrive becomes.") },
  [RADIUS_CHALLENGE] = { "radius.CHAP_Challenge", N_("CHAP challenge"), OCTET_FIELD_BYTES,
    .lesson = N_("The random octets over which the user computed the CHAP answer.") },
  [RADIUS_PORT_TYPE] = { "radius.NAS_Port_Type", N_("Port type"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (ports),
    .lesson = N_("What kind of door the user stands at: wireless, a cable, a tunnel.") },
  [RADIUS_PORT_LIMIT] = { "radius.Port_Limit", N_("Port limit"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How many ports the user may use at a time.") },
  [RADIUS_TUNNEL_TYPE] = { "radius.Tunnel_Type", N_("Tunnel type"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (tunnels),
    .lesson = N_("What carries the user's traffic. VLAN here puts the port into the VLAN that "
                 "the group names.") },
  [RADIUS_TUNNEL_TYPE_TAG] = { "radius.Tunnel_Type.tag", N_("Tag"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = LESSON_TAG },
  [RADIUS_MEDIUM] = { "radius.Tunnel_Medium_Type", N_("Tunnel medium"), OCTET_FIELD_UINT,
    .bits = 32, OCTET_NAMED (media),
    .lesson = N_("What the tunnel itself runs over.") },
  [RADIUS_MEDIUM_TAG] = { "radius.Tunnel_Medium_Type.tag", N_("Tag"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = LESSON_TAG },
  [RADIUS_TUNNEL_CLIENT] = { "radius.Tunnel_Client_Endpoint", N_("Tunnel's client end"),
    OCTET_FIELD_STRING,
    .lesson = N_("The address or name of the end that opens the tunnel.") },
  [RADIUS_TUNNEL_CLIENT_TAG] = { "radius.Tunnel_Client_Endpoint.tag", N_("Tag"), OCTET_FIELD_HEX,
    .bits = 8,
    .lesson = LESSON_TAG },
  [RADIUS_TUNNEL_SERVER] = { "radius.Tunnel_Server_Endpoint", N_("Tunnel's server end"),
    OCTET_FIELD_STRING,
    .lesson = N_("The address or name of the end where the tunnel leads.") },
  [RADIUS_TUNNEL_SERVER_TAG] = { "radius.Tunnel_Server_Endpoint.tag", N_("Tag"), OCTET_FIELD_HEX,
    .bits = 8,
    .lesson = LESSON_TAG },
  [RADIUS_CONNECTION] = { "radius.Acct_Tunnel_Connection", N_("Tunnel session"), OCTET_FIELD_STRING,
    .lesson = N_("The name of the session inside its tunnel.") },
  [RADIUS_TUNNEL_PASSWORD] = { "radius.Tunnel_Password_encrypted", N_("Tunnel password, hidden"),
    OCTET_FIELD_BYTES,
    .lesson = N_("The tunnel's password, mixed with MD5 of the shared secret and a salt.") },
  [RADIUS_TUNNEL_PASSWORD_TAG] = { "radius.Tunnel_Password.tag", N_("Tag"), OCTET_FIELD_HEX,
    .bits = 8,
    .lesson = LESSON_TAG },
  [RADIUS_PROMPT] = { "radius.Prompt", N_("Echo"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Whether the user's answer may be shown on the screen: 0 no, 1 yes.") },
  [RADIUS_CONNECT_INFO] = { "radius.Connect_Info", N_("Connection"), OCTET_FIELD_STRING,
    .lesson = N_("What the access server knows of the line, such as its speed.") },
  [RADIUS_TUNNEL_GROUP] = { "radius.Tunnel_Private_Group_Id", N_("Tunnel group"),
    OCTET_FIELD_STRING,
    .lesson = N_("The group that the session belongs to; for VLANs, the number or name of the "
                 "VLAN.") },
  [RADIUS_TUNNEL_GROUP_TAG] = { "radius.Tunnel_Private_Group_Id.tag", N_("Tag"), OCTET_FIELD_HEX,
    .bits = 8,
    .lesson = LESSON_TAG },
  [RADIUS_ASSIGNMENT] = { "radius.Tunnel_Assignment_Id", N_("Tunnel assignment"),
    OCTET_FIELD_STRING,
    .lesson = N_("Sessions with the same name here share a tunnel.") },
  [RADIUS_ASSIGNMENT_TAG] = { "radius.Tunnel_Assignment_Id.tag", N_("Tag"), OCTET_FIELD_HEX,
    .bits = 8,
    .lesson = LESSON_TAG },
  [RADIUS_PREFERENCE] = { "radius.Tunnel_Preference", N_("Tunnel preference"), OCTET_FIELD_UINT,
    .bits = 32,
    .lesson = N_("Of several tunnels, the one with the lowest number is tried first.") },
  [RADIUS_PREFERENCE_TAG] = { "radius.Tunnel_Preference.tag", N_("Tag"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = LESSON_TAG },
  [RADIUS_EAP] = { "radius.eap_fragment", N_("EAP fragment"), OCTET_FIELD_BYTES,
    .lesson = N_("A part of an EAP packet, at most 253 octets of it.") },
  [RADIUS_CODE_OF_MESSAGE] = { "radius.Message_Authenticator", N_("Message authenticator"),
    OCTET_FIELD_BYTES,
    .lesson = N_("A keyed sum (HMAC-MD5) over the whole packet. Without it a packet can be "
                 "forged, as the Blast-RADIUS attack showed.") },
  [RADIUS_INTERIM] = { "radius.Acct_Interim_Interval", N_("Report every"), OCTET_FIELD_UINT,
    .bits = 32, .unit = N_("seconds"),
    .lesson = N_("How often the use is to be reported while the session lasts.") },
  [RADIUS_PORT_NAME] = { "radius.NAS_Port_Id", N_("Port name"), OCTET_FIELD_STRING,
    .lesson = N_("The name of the port that the user stands at.") },
  [RADIUS_POOL] = { "radius.Framed_Pool", N_("Address pool"), OCTET_FIELD_STRING,
    .lesson = N_("From which pool of addresses the user gets one.") },
  [RADIUS_CHARGEABLE] = { "radius.Chargeable_User_Identity", N_("Chargeable identity"),
    OCTET_FIELD_STRING,
    .lesson = N_("Who pays, under a name that does not give the user away to the visited "
                 "network.") },
  [RADIUS_NAS_ADDRESS6] = { "radius.NAS_IPv6_Address", N_("NAS address"), OCTET_FIELD_IPV6,
    .lesson = N_("The network access server that asks, by its IPv6 address.") },
  [RADIUS_INTERFACE6] = { "radius.Framed_Interface_Id", N_("User's interface ID"),
    OCTET_FIELD_BYTES,
    .lesson = N_("The right half of the user's IPv6 address.") },
  [RADIUS_PREFIX6] = { "radius.Framed_IPv6_Prefix", N_("User's prefix"), OCTET_FIELD_BYTES,
    .lesson = N_("One octet reserved, one with the length of the prefix, then the IPv6 prefix "
                 "for the user's line.") },
  [RADIUS_LOGIN_HOST6] = { "radius.Login_IPv6_Host", N_("Login host"), OCTET_FIELD_IPV6,
    .lesson = N_("The computer that the user is connected to.") },
  [RADIUS_ROUTE6] = { "radius.Framed_IPv6_Route", N_("Route"), OCTET_FIELD_STRING,
    .lesson = N_("An IPv6 route to what lies behind the user.") },
  [RADIUS_POOL6] = { "radius.Framed_IPv6_Pool", N_("Prefix pool"), OCTET_FIELD_STRING,
    .lesson = N_("From which pool the user gets an IPv6 prefix.") },
  [RADIUS_ERROR] = { "radius.Error_Cause", N_("Error cause"), OCTET_FIELD_UINT, .bits = 32,
    OCTET_NAMED (errors),
    .lesson = N_("Why a session could not be cut off or changed.") },
  [RADIUS_DELEGATED] = { "radius.Delegated_IPv6_Prefix", N_("Delegated prefix"), OCTET_FIELD_BYTES,
    .lesson = N_("An IPv6 prefix for the network behind the user: reserved, length, prefix.") },
  [RADIUS_FEATURES6] = { "radius.MIP6_Feature_Vector", N_("Mobile IPv6 features"),
    OCTET_FIELD_BYTES,
    .lesson = N_("What the access server can do for mobile IPv6, a bit each.") },
  [RADIUS_HOME_PREFIX] = { "radius.MIP6_Home_Link_Prefix", N_("Home link prefix"),
    OCTET_FIELD_BYTES,
    .lesson = N_("The length of the mobile user's home prefix, then the prefix.") },
  [RADIUS_OPERATOR] = { "radius.Multi_Link_Flag", N_("Flag"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("Number 126: the operator's name by RFC 5580, a flag of the line for older "
                 "programs; tshark knows the latter.") },
  [RADIUS_LOCATION] = { "radius.Location_Information", N_("Location information"),
    OCTET_FIELD_BYTES,
    .lesson = N_("How a location that follows was found, and when.") },
  [RADIUS_LOCATION_DATA] = { "radius.Location_Data", N_("Location"), OCTET_FIELD_BYTES,
    .lesson = N_("Where the user or the access server is.") },
  [RADIUS_POLICY] = { "radius.Basic_Location_Policy_Rules", N_("Location policy"),
    OCTET_FIELD_BYTES,
    .lesson = N_("What may be done with the location.") },
  [RADIUS_ADDRESS6] = { "radius.Framed_IPv6_Address", N_("User's address"), OCTET_FIELD_IPV6,
    .lesson = N_("The IPv6 address for the user.") },
  [RADIUS_DNS6] = { "radius.DNS_Server_IPv6_Address", N_("Name server"), OCTET_FIELD_IPV6,
    .lesson = N_("A name server for the user.") },
  [RADIUS_CISCO_PAIR] = { "radius.Cisco_AVPair", N_("Cisco's pair"), OCTET_FIELD_STRING,
    .lesson = N_("A word, an equals sign and a value, as Cisco's devices like them.") },
  [RADIUS_MS_RESPONSE] = { "radius.MS_CHAP_Response", N_("MS-CHAP response"), OCTET_FIELD_BYTES,
    .lesson = N_("The answer to the challenge, by Microsoft's CHAP. It is easily broken.") },
  [RADIUS_MS_CHALLENGE] = { "radius.MS_CHAP_Challenge", N_("MS-CHAP challenge"), OCTET_FIELD_BYTES,
    .lesson = N_("The random octets for Microsoft's CHAP.") },
  [RADIUS_MS_SEND_KEY] = { "radius.MS_MPPE_Send_Key", N_("Key to send with"), OCTET_FIELD_BYTES,
    .lesson = N_("The key for what the access server sends, hidden by the shared secret. Wi-Fi "
                 "keys come from it.") },
  [RADIUS_MS_RECEIVE_KEY] = { "radius.MS_MPPE_Recv_Key", N_("Key to receive with"),
    OCTET_FIELD_BYTES,
    .lesson = N_("The key for what the access server receives, hidden by the shared secret.") },
  [RADIUS_MS_RESPONSE2] = { "radius.MS_CHAP2_Response", N_("MS-CHAP-2 response"), OCTET_FIELD_BYTES,
    .lesson = N_("The answer to the challenge, by the second version of Microsoft's CHAP.") },
  [RADIUS_MS_SUCCESS2] = { "radius.MS_CHAP2_Success", N_("MS-CHAP-2 success"), OCTET_FIELD_BYTES,
    .lesson = N_("The server's proof that it knows the password too.") },
};

static const RadiusAttribute attributes[] = {
  { 1, RADIUS_USER }, { 2, RADIUS_PASSWORD }, { 3, RADIUS_CHAP }, { 4, RADIUS_NAS_ADDRESS },
  { 5, RADIUS_NAS_PORT }, { 6, RADIUS_SERVICE }, { 7, RADIUS_FRAMING },
  { 8, RADIUS_FRAMED_ADDRESS }, { 9, RADIUS_NETMASK }, { 10, RADIUS_ROUTING },
  { 11, RADIUS_FILTER }, { 12, RADIUS_MTU }, { 13, RADIUS_COMPRESSION }, { 14, RADIUS_LOGIN_HOST },
  { 15, RADIUS_LOGIN_SERVICE }, { 16, RADIUS_LOGIN_PORT }, { 18, RADIUS_MESSAGE },
  { 19, RADIUS_CALLBACK_NUMBER }, { 20, RADIUS_CALLBACK_ID }, { 22, RADIUS_ROUTE },
  { 24, RADIUS_STATE }, { 25, RADIUS_CLASS }, { 27, RADIUS_SESSION_LIMIT },
  { 28, RADIUS_IDLE_LIMIT }, { 29, RADIUS_ACTION }, { 30, RADIUS_CALLED }, { 31, RADIUS_CALLING },
  { 32, RADIUS_NAS_NAME }, { 33, RADIUS_PROXY_STATE }, { 40, RADIUS_STATUS }, { 41, RADIUS_DELAY },
  { 42, RADIUS_IN_OCTETS }, { 43, RADIUS_OUT_OCTETS }, { 44, RADIUS_SESSION }, { 45, RADIUS_PROOF },
  { 46, RADIUS_SESSION_TIME }, { 47, RADIUS_IN_PACKETS }, { 48, RADIUS_OUT_PACKETS },
  { 49, RADIUS_CAUSE }, { 50, RADIUS_MULTI_SESSION }, { 51, RADIUS_LINKS },
  { 52, RADIUS_IN_GIGAWORDS }, { 53, RADIUS_OUT_GIGAWORDS }, { 55, RADIUS_WHEN },
  { 56, RADIUS_EGRESS_VLAN }, { 57, RADIUS_INGRESS }, { 58, RADIUS_EGRESS_NAME },
  { 59, RADIUS_PRIORITIES }, { 60, RADIUS_CHALLENGE }, { 61, RADIUS_PORT_TYPE },
  { 62, RADIUS_PORT_LIMIT }, { 64, RADIUS_TUNNEL_TYPE, RADIUS_TUNNEL_TYPE_TAG },
  { 65, RADIUS_MEDIUM, RADIUS_MEDIUM_TAG }, { 66, RADIUS_TUNNEL_CLIENT, RADIUS_TUNNEL_CLIENT_TAG },
  { 67, RADIUS_TUNNEL_SERVER, RADIUS_TUNNEL_SERVER_TAG }, { 68, RADIUS_CONNECTION },
  { 69, RADIUS_TUNNEL_PASSWORD, RADIUS_TUNNEL_PASSWORD_TAG }, { 76, RADIUS_PROMPT },
  { 77, RADIUS_CONNECT_INFO }, { 79, RADIUS_EAP }, { 80, RADIUS_CODE_OF_MESSAGE },
  { 81, RADIUS_TUNNEL_GROUP, RADIUS_TUNNEL_GROUP_TAG },
  { 82, RADIUS_ASSIGNMENT, RADIUS_ASSIGNMENT_TAG },
  { 83, RADIUS_PREFERENCE, RADIUS_PREFERENCE_TAG }, { 85, RADIUS_INTERIM },
  { 87, RADIUS_PORT_NAME }, { 88, RADIUS_POOL }, { 89, RADIUS_CHARGEABLE },
  { 95, RADIUS_NAS_ADDRESS6 }, { 96, RADIUS_INTERFACE6 }, { 97, RADIUS_PREFIX6 },
  { 98, RADIUS_LOGIN_HOST6 }, { 99, RADIUS_ROUTE6 }, { 100, RADIUS_POOL6 }, { 101, RADIUS_ERROR },
  { 123, RADIUS_DELEGATED }, { 124, RADIUS_FEATURES6 }, { 125, RADIUS_HOME_PREFIX },
  { 126, RADIUS_OPERATOR }, { 127, RADIUS_LOCATION }, { 128, RADIUS_LOCATION_DATA },
  { 129, RADIUS_POLICY }, { 168, RADIUS_ADDRESS6 }, { 169, RADIUS_DNS6 },
};

static const RadiusAttribute cisco_attributes[] = { { 1, RADIUS_CISCO_PAIR } };

static const RadiusAttribute microsoft_attributes[] = {
  { 1, RADIUS_MS_RESPONSE }, { 11, RADIUS_MS_CHALLENGE }, { 16, RADIUS_MS_SEND_KEY },
  { 17, RADIUS_MS_RECEIVE_KEY }, { 25, RADIUS_MS_RESPONSE2 }, { 26, RADIUS_MS_SUCCESS2 },
};

static const RadiusAttribute *
find (const RadiusAttribute *table,
      gsize                  n_attributes,
      guint                  type)
{
  for (gsize i = 0; i < n_attributes; i++)
    if (table[i].type == type)
      return &table[i];
  return NULL;
}

/**
 * radius_find_attribute: (skip)
 * @vendor: who numbered it, 0 for the standard's own
 * @type: its number
 *
 * Returns: (transfer none) (nullable): what the attribute is
 */
const RadiusAttribute *
radius_find_attribute (guint64 vendor,
                       guint   type)
{
  switch (vendor)
    {
    case VENDOR_NONE:
      return find (attributes, G_N_ELEMENTS (attributes), type);
    case VENDOR_CISCO:
      return find (cisco_attributes, G_N_ELEMENTS (cisco_attributes), type);
    case VENDOR_MICROSOFT:
      return find (microsoft_attributes, G_N_ELEMENTS (microsoft_attributes), type);
    default:
      return NULL;
    }
}

/**
 * radius_find_name: (skip)
 * @type: an attribute's number
 *
 * Returns: (transfer none) (nullable): its name, not yet translated
 */
const char *
radius_find_name (guint64 type)
{
  const RadiusAttribute *attribute = radius_find_attribute (VENDOR_NONE, (guint) type);

  if (type == RADIUS_VENDOR_SPECIFIC)
    return N_("Vendor's attribute");
  return attribute != NULL ? radius_fields[attribute->field].name : NULL;
}

static void
say_type (GString *out,
          guint64  value)
{
  const char *name = radius_find_name (value);

  g_string_append (out, name != NULL ? _(name) : _("Unknown"));
}
