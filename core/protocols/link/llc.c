/* llc.c - Logical Link Control, IEEE 802.2, with the SNAP extension.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0        1        2            3 or 4
 *     +--------+--------+------------+---------------------------------
 *     | DSAP   | SSAP   | control    | payload, or with SNAP (aa aa 03):
 *     +--------+--------+------------+
 *                                    | organization (3) | type (2) | payload …
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/link/xdlc.h"

enum
{
  DSAP, DSAP_SAP, DSAP_GROUP, SSAP, SSAP_SAP, SSAP_RESPONSE, CONTROL,
  OUI = CONTROL + OCTET_XDLC_FINAL + 1, TYPE, CISCO_PID, BRIDGED_PID, PID,
};

enum { SAP_SNAP = 0xaa };
enum { OUI_ETHERNET = 0, OUI_ETHERNET_BRIDGED = 0xf8, OUI_APPLE = 0x080007, OUI_CISCO = 0x0c,
       OUI_BRIDGED = 0x0080c2 };

static const OctetName saps[] = {
  { 0x00, N_("Null") }, { 0x02, N_("Sub-layer management") }, { 0x04, N_("SNA path control") },
  { 0x06, "TCP/IP" }, { 0x42, N_("Spanning tree") }, { 0x80, "XNS" }, { 0x82, "BACnet" },
  { 0x98, "ARP" }, { 0xaa, "SNAP" }, { 0xbc, "Banyan VINES" }, { 0xe0, "NetWare" },
  { 0xf0, "NetBIOS" }, { 0xfe, N_("ISO network layer") }, { 0xff, N_("All (global)") },
};

static const OctetName ouis[] = {
  { 0x000000, N_("Ethernet types") }, { 0x00000c, "Cisco" },
  { 0x0000f8, N_("Ethernet types, bridged") }, { 0x0080c2, N_("IEEE 802.1 bridging") },
  { 0x080007, "Apple" },
};

static const OctetName cisco_pids[] = {
  { 0x0102, "DRiP" }, { 0x0104, N_("Port aggregation") }, { 0x0105, "MLS Hello" },
  { 0x010b, N_("Spanning tree of a VLAN") }, { 0x010c, N_("VLAN bridge") },
  { 0x0111, N_("Link detection (UDLD)") }, { 0x2000, N_("Cisco discovery") },
  { 0x2001, "CGMP" }, { 0x2003, "VTP" }, { 0x2004, N_("Dynamic trunking") },
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
  { 0x2b, N_("Exchange identification") }, { 0x38, N_("Test") },
};
static const OctetName responses[] = {
  { 0x00, N_("Unnumbered information") }, { 0x03, N_("Disconnected mode") },
  { 0x18, N_("Unnumbered acknowledgement") }, { 0x21, N_("Frame reject") },
  { 0x2b, N_("Exchange identification") }, { 0x38, N_("Test") },
};

static const OctetField fields[] = {
  [DSAP] = { "llc.dsap", N_("Destination service"), OCTET_FIELD_HEX, .at = 0, .size = 1,
    OCTET_NAMED (saps),
    .lesson = N_("Which protocol at the receiver the frame is for, like a port number.") },
  [DSAP_SAP] = { "llc.dsap.sap", N_("Service access point"), OCTET_FIELD_HEX, .mask = 0xfe,
    .under = OCTET_UNDER (DSAP),
    .lesson = N_("The service's number without the lowest bit.") },
  [DSAP_GROUP] = { "llc.dsap.ig", N_("Group bit"), OCTET_FIELD_BOOL, .mask = 0x01,
    .under = OCTET_UNDER (DSAP), .on = N_("A group of services"), .off = N_("One service"),
    .lesson = N_("Whether the frame is for one service or for several.") },
  [SSAP] = { "llc.ssap", N_("Source service"), OCTET_FIELD_HEX, .at = 1, .size = 1,
    OCTET_NAMED (saps),
    .lesson = N_("Which protocol at the sender the frame comes from.") },
  [SSAP_SAP] = { "llc.ssap.sap", N_("Service access point"), OCTET_FIELD_HEX, .mask = 0xfe,
    .under = OCTET_UNDER (SSAP),
    .lesson = N_("The service's number without the lowest bit.") },
  [SSAP_RESPONSE] = { "llc.ssap.cr", N_("Response bit"), OCTET_FIELD_BOOL, .mask = 0x01,
    .under = OCTET_UNDER (SSAP), .on = N_("Response"), .off = N_("Command"),
    .lesson = N_("Whether the frame answers or commands.") },
  OCTET_XDLC_FIELDS (CONTROL, "llc.control", frame_types, words, commands, responses, 16),
  [OUI] = { "llc.oui", N_("Organization"), OCTET_FIELD_HEX, .bits = 24, OCTET_NAMED (ouis),
    .lesson = N_("Who gave out the number behind it. With zeros it is the type that Ethernet "
                 "would have.") },
  [TYPE] = { "llc.type", N_("Type"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("Which protocol is inside, by the same numbers as on Ethernet.") },
  [CISCO_PID] = { "llc.cisco_pid", N_("Cisco protocol"), OCTET_FIELD_HEX, .bits = 16,
    OCTET_NAMED (cisco_pids),
    .lesson = N_("Which of Cisco's own protocols is inside.") },
  [BRIDGED_PID] = { "llc.bridged_pid", N_("Bridged protocol"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("What kind of frame is carried whole inside this one.") },
  [PID] = { "llc.pid", N_("Protocol"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("A number that only the organization above can explain.") },
};

static const OctetCarrier carriers[] = {
  { "eth.ieee", 0 }, { "wlan.llc", 0 }, { "sll.ltype", 4 },
};

static void
dissect_snap (OctetDissector *self)
{
  guint32 oui = (guint32) octet_dissector_read (self, OUI);
  guint32 type;

  switch (oui)
    {
    case OUI_ETHERNET:
    case OUI_ETHERNET_BRIDGED:
    case OUI_APPLE:
      type = (guint32) octet_dissector_read (self, TYPE);
      octet_dissector_hand_on (self, "ethertype", type, type);
      break;
    case OUI_CISCO:
      type = (guint32) octet_dissector_read (self, CISCO_PID);
      octet_dissector_hand_on (self, "llc.cisco_pid", type, type);
      break;
    case OUI_BRIDGED:
      type = (guint32) octet_dissector_read (self, BRIDGED_PID);
      octet_dissector_hand_on (self, "llc.bridged_pid", type, type);
      break;
    default:
      octet_dissector_read (self, PID);
      octet_dissector_hand_on_data (self);
      break;
    }
}

static void
llc_dissect (OctetDissector *self)
{
  guint32 dsap = (guint32) octet_dissector_get_uint (self, DSAP);
  guint32 ssap = (guint32) octet_dissector_get_uint (self, SSAP);
  gboolean is_unnumbered;

  is_unnumbered = octet_xdlc_read_control (self, CONTROL, (ssap & 1) != 0);
  octet_dissector_summarize (self, "DSAP 0x%02x, SSAP 0x%02x", dsap, ssap);
  if (dsap == SAP_SNAP && (ssap & 0xfe) == SAP_SNAP && is_unnumbered)
    dissect_snap (self);
  else
    octet_dissector_hand_on (self, "llc.dsap", dsap, dsap);
}

const OctetProtocol octet_protocol_llc = {
  .key = "llc",
  .name = N_("Logical Link Control"),
  .short_name = "LLC",
  .reference = "IEEE 802.2",
  .level = OCTET_LEVEL_LINK,
  .header_size = 2,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = llc_dissect,
  .lesson = N_("Says what is inside a frame where the frame itself does not, as on Wi-Fi and in "
               "the IEEE format of Ethernet."),
};
