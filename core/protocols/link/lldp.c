/* lldp.c - Link Layer Discovery Protocol, IEEE 802.1AB.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     +-----------+------------+-----------+-----------+------------+-----
 *     | type (7)  | length (9) | value     | type (7)  | length (9) | …
 *     +-----------+------------+-----------+-----------+------------+-----
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "dissect/octet-dissector.h"

enum
{
  TYPE, LENGTH, CHASSIS_KIND, CHASSIS, CHASSIS_MAC, PORT_KIND, PORT, PORT_MAC, TTL, PORT_TEXT,
  NAME, SYSTEM, CAPABILITIES, C_OTHER, C_REPEATER, C_BRIDGE, C_WLAN, C_ROUTER, C_PHONE,
  C_CABLE, C_STATION, ENABLED, E_OTHER, E_REPEATER, E_BRIDGE, E_WLAN, E_ROUTER, E_PHONE,
  E_CABLE, E_STATION, ADDRESS_SIZE, ADDRESS_KIND, ADDRESS_IPV4, ADDRESS_IPV6, ADDRESS_OTHER,
  INTERFACE_KIND, INTERFACE_NUMBER, OBJECT_SIZE, OUI, VLAN_KIND, VLAN_PORT, VLAN_FLAGS,
  VLAN_SUPPORTED, VLAN_ENABLED, VLAN_PROTOCOL, VLAN_ID, VLAN_NAME_SIZE, VLAN_NAME,
  PROTOCOL_SIZE, PROTOCOL,
};

enum
{
  TLV_END, TLV_CHASSIS, TLV_PORT, TLV_TTL, TLV_PORT_TEXT, TLV_NAME, TLV_SYSTEM, TLV_CAPABILITIES,
  TLV_MANAGEMENT, TLV_ORGANIZATION = 127,
};
enum { OUI_8021 = 0x0080c2 };

static const OctetName types[] = {
  { 0, N_("End") }, { 1, N_("Chassis") }, { 2, N_("Port") }, { 3, N_("Time to live") },
  { 4, N_("Port's description") }, { 5, N_("System's name") }, { 6, N_("System's description") },
  { 7, N_("Abilities") }, { 8, N_("Management address") }, { 127, N_("Organization's own") },
};
static const OctetName chassis_types[] = {
  { 1, N_("Chassis component") }, { 2, N_("Interface alias") }, { 3, N_("Port component") },
  { 4, N_("Card's address") }, { 5, N_("Network address") }, { 6, N_("Interface name") },
  { 7, N_("Given by hand") },
};
static const OctetName port_types[] = {
  { 1, N_("Interface alias") }, { 2, N_("Port component") }, { 3, N_("Card's address") },
  { 4, N_("Network address") }, { 5, N_("Interface name") }, { 6, N_("Circuit") },
  { 7, N_("Given by hand") },
};

#define LESSON_A \
  N_("One thing that the device can do.")
#define LESSON_B \
  N_("One thing that the device does at the moment.")

static const OctetField fields[] = {
  [TYPE] = { "lldp.tlv.type", N_("Type"), OCTET_FIELD_UINT, .bits = 16, .mask = 0xfe00,
    OCTET_NAMED (types),
    .lesson = N_("Which piece of information follows.") },
  [LENGTH] = { "lldp.tlv.len", N_("Length"), OCTET_FIELD_UINT, .bits = 16, .mask = 0x1ff,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the value.") },
  [CHASSIS_KIND] = { "lldp.chassis.subtype", N_("Kind of chassis name"), OCTET_FIELD_UINT,
    .bits = 8, OCTET_NAMED (chassis_types),
    .lesson = N_("What the device's name is made of.") },
  [CHASSIS] = { "lldp.chassis.id", N_("Chassis"), OCTET_FIELD_BYTES,
    .lesson = N_("The device's name.") },
  [CHASSIS_MAC] = { "lldp.chassis.id.mac", N_("Chassis"), OCTET_FIELD_MAC,
    .lesson = N_("The device's name: the address of its card.") },
  [PORT_KIND] = { "lldp.port.subtype", N_("Kind of port name"), OCTET_FIELD_UINT, .bits = 8,
    OCTET_NAMED (port_types),
    .lesson = N_("What the port's name is made of.") },
  [PORT] = { "lldp.port.id", N_("Port"), OCTET_FIELD_STRING,
    .lesson = N_("The port's name: the other end of the cable.") },
  [PORT_MAC] = { "lldp.port.id.mac", N_("Port"), OCTET_FIELD_MAC,
    .lesson = N_("The port's name: the address of its card.") },
  [TTL] = { "lldp.time_to_live", N_("Time to live"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("s"),
    .lesson = N_("How long the neighbours should remember this; 0 says good-bye.") },
  [PORT_TEXT] = { "lldp.port.desc", N_("Port's description"), OCTET_FIELD_STRING,
    .lesson = N_("The port in words.") },
  [NAME] = { "lldp.tlv.system.name", N_("System's name"), OCTET_FIELD_STRING,
    .lesson = N_("What people call the device.") },
  [SYSTEM] = { "lldp.tlv.system.desc", N_("System's description"), OCTET_FIELD_STRING,
    .lesson = N_("Model and software of the device.") },
  [CAPABILITIES] = { "lldp.tlv.system_cap", N_("Abilities"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("What kind of device it can be.") },
  [C_OTHER] = { "lldp.tlv.system_cap.other", N_("Other"), OCTET_FIELD_BOOL, .bits = 16,
    .under = OCTET_UNDER (CAPABILITIES), .mask = 0x1, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_A },
  [C_REPEATER] = { "lldp.tlv.system_cap.repeater", N_("Repeater"), OCTET_FIELD_BOOL, .bits = 16,
    .under = OCTET_UNDER (CAPABILITIES), .mask = 0x2, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_A },
  [C_BRIDGE] = { "lldp.tlv.system_cap.bridge", N_("Bridge"), OCTET_FIELD_BOOL, .bits = 16,
    .under = OCTET_UNDER (CAPABILITIES), .mask = 0x4, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_A },
  [C_WLAN] = { "lldp.tlv.system_cap.wlan_access_pt", N_("Wireless access point"),
    OCTET_FIELD_BOOL, .bits = 16, .under = OCTET_UNDER (CAPABILITIES), .mask = 0x8,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_A },
  [C_ROUTER] = { "lldp.tlv.system_cap.router", N_("Router"), OCTET_FIELD_BOOL, .bits = 16,
    .under = OCTET_UNDER (CAPABILITIES), .mask = 0x10, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_A },
  [C_PHONE] = { "lldp.tlv.system_cap.telephone", N_("Telephone"), OCTET_FIELD_BOOL, .bits = 16,
    .under = OCTET_UNDER (CAPABILITIES), .mask = 0x20, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_A },
  [C_CABLE] = { "lldp.tlv.system_cap.docsis_cable_device", N_("Cable modem"), OCTET_FIELD_BOOL,
    .bits = 16, .under = OCTET_UNDER (CAPABILITIES), .mask = 0x40, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_A },
  [C_STATION] = { "lldp.tlv.system_cap.station_only", N_("Station only"), OCTET_FIELD_BOOL,
    .bits = 16, .under = OCTET_UNDER (CAPABILITIES), .mask = 0x80, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_A },
  [ENABLED] = { "lldp.tlv.enable_system_cap", N_("Abilities in use"), OCTET_FIELD_HEX, .bits = 16,
    .lesson = N_("What kind of device it is at the moment.") },
  [E_OTHER] = { "lldp.tlv.enable_system_cap.other", N_("Other"), OCTET_FIELD_BOOL, .bits = 16,
    .under = OCTET_UNDER (ENABLED), .mask = 0x1, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_B },
  [E_REPEATER] = { "lldp.tlv.enable_system_cap.repeater", N_("Repeater"), OCTET_FIELD_BOOL,
    .bits = 16, .under = OCTET_UNDER (ENABLED), .mask = 0x2, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_B },
  [E_BRIDGE] = { "lldp.tlv.enable_system_cap.bridge", N_("Bridge"), OCTET_FIELD_BOOL,
    .bits = 16, .under = OCTET_UNDER (ENABLED), .mask = 0x4, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_B },
  [E_WLAN] = { "lldp.tlv.enable_system_cap.wlan_access_pt", N_("Wireless access point"),
    OCTET_FIELD_BOOL, .bits = 16, .under = OCTET_UNDER (ENABLED), .mask = 0x8, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_B },
  [E_ROUTER] = { "lldp.tlv.enable_system_cap.router", N_("Router"), OCTET_FIELD_BOOL,
    .bits = 16, .under = OCTET_UNDER (ENABLED), .mask = 0x10, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_B },
  [E_PHONE] = { "lldp.tlv.enable_system_cap.telephone", N_("Telephone"), OCTET_FIELD_BOOL,
    .bits = 16, .under = OCTET_UNDER (ENABLED), .mask = 0x20, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_B },
  [E_CABLE] = { "lldp.tlv.enable_system_cap.docsis_cable_device", N_("Cable modem"),
    OCTET_FIELD_BOOL, .bits = 16, .under = OCTET_UNDER (ENABLED), .mask = 0x40, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_B },
  [E_STATION] = { "lldp.tlv.enable_system_cap.station_only", N_("Station only"),
    OCTET_FIELD_BOOL, .bits = 16, .under = OCTET_UNDER (ENABLED), .mask = 0x80, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_B },
  [ADDRESS_SIZE] = { "lldp.mgn.address.len", N_("Address length"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the address and its kind.") },
  [ADDRESS_KIND] = { "lldp.mgn.address.subtype", N_("Kind of address"), OCTET_FIELD_UINT,
    .bits = 8,
    .lesson = N_("1 is IPv4, 2 is IPv6, 6 a card's address.") },
  [ADDRESS_IPV4] = { "lldp.mgn.addr.ip4", N_("Management address"), OCTET_FIELD_IPV4,
    .lesson = N_("By which address the device is managed.") },
  [ADDRESS_IPV6] = { "lldp.mgn.addr.ip6", N_("Management address"), OCTET_FIELD_IPV6,
    .lesson = N_("By which address the device is managed.") },
  [ADDRESS_OTHER] = { "lldp.mgn.addr.hex", N_("Management address"), OCTET_FIELD_BYTES,
    .lesson = N_("By which address the device is managed.") },
  [INTERFACE_KIND] = { "lldp.mgn.interface.subtype", N_("Kind of interface number"),
    OCTET_FIELD_UINT, .bits = 8,
    .lesson = N_("How the device numbers its interfaces.") },
  [INTERFACE_NUMBER] = { "lldp.mgn.interface.number", N_("Interface number"), OCTET_FIELD_UINT,
    .bits = 32,
    .lesson = N_("The interface that has the address.") },
  [OBJECT_SIZE] = { "lldp.mgn.obj.len", N_("Object length"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("Octets of an SNMP object's name that may follow.") },
  [OUI] = { "lldp.orgtlv.oui", N_("Organization"), OCTET_FIELD_HEX, .bits = 24,
    .lesson = N_("Who defined the element.") },
  [VLAN_KIND] = { "lldp.ieee.802_1.subtype", N_("Kind"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Which of the elements about virtual LANs it is.") },
  [VLAN_PORT] = { "lldp.ieee.802_1.port_vlan.id", N_("Port's VLAN"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Which virtual LAN frames without a tag belong to.") },
  [VLAN_FLAGS] = { "lldp.ieee.802_1.port_and_vlan_id_flag", N_("Flags"), OCTET_FIELD_HEX,
    .bits = 8,
    .lesson = N_("Whether frames are sorted into virtual LANs by their protocol.") },
  [VLAN_SUPPORTED] = { "lldp.ieee.802_1.port_and_vlan_id_flag.supported", N_("Possible"),
    OCTET_FIELD_BOOL, .bits = 8, .under = OCTET_UNDER (VLAN_FLAGS), .mask = 0x2,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_A },
  [VLAN_ENABLED] = { "lldp.ieee.802_1.port_and_vlan_id_flag.enabled", N_("In use"),
    OCTET_FIELD_BOOL, .bits = 8, .under = OCTET_UNDER (VLAN_FLAGS), .mask = 0x4,
    .on = N_("Yes"), .off = N_("No"), .lesson = LESSON_B },
  [VLAN_PROTOCOL] = { "lldp.ieee.802_1.port_proto_vlan.id", N_("Protocol's VLAN"),
    OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Which virtual LAN they are sorted into.") },
  [VLAN_ID] = { "lldp.ieee.802_1.vlan.id", N_("VLAN"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("The number of a virtual LAN that the port carries.") },
  [VLAN_NAME_SIZE] = { "lldp.ieee.802_1.vlan.name_len", N_("Name length"), OCTET_FIELD_UINT,
    .bits = 8, .unit = N_("bytes"),
    .lesson = N_("Octets of its name.") },
  [VLAN_NAME] = { "lldp.ieee.802_1.vlan.name", N_("VLAN's name"), OCTET_FIELD_STRING,
    .lesson = N_("Its name.") },
  [PROTOCOL_SIZE] = { "lldp.ieee.802_1.proto.id_length", N_("Protocol length"), OCTET_FIELD_UINT,
    .bits = 8, .unit = N_("bytes"),
    .lesson = N_("Octets of the protocol's mark.") },
  [PROTOCOL] = { "lldp.ieee.802_1.proto.id", N_("Protocol"), OCTET_FIELD_BYTES,
    .lesson = N_("The first octets of frames of a protocol that the port understands.") },
};

static const OctetCarrier carriers[] = { { "ethertype", 0x88cc } };

/* A kind and a name in the rows from @first on: kind, text, card's address. */
static void
read_name (OctetDissector *self,
           guint           first,
           guint64         mac_kind,
           gsize           size)
{
  guint64 kind = octet_dissector_read (self, first);

  if (size > 1)
    octet_dissector_read_size (self, kind == mac_kind && size == 7 ? first + 2 : first + 1,
                               size - 1);
}

static void
read_management (OctetDissector *self)
{
  gsize size = octet_dissector_read (self, ADDRESS_SIZE);
  guint64 kind = octet_dissector_read (self, ADDRESS_KIND);

  if (kind == 1 && size == 5)
    octet_dissector_read (self, ADDRESS_IPV4);
  else if (kind == 2 && size == 17)
    octet_dissector_read (self, ADDRESS_IPV6);
  else if (size > 1)
    octet_dissector_read_size (self, ADDRESS_OTHER, size - 1);
  octet_dissector_read (self, INTERFACE_KIND);
  octet_dissector_read (self, INTERFACE_NUMBER);
  octet_dissector_read (self, OBJECT_SIZE);
}

/* IEEE 802.1Q, annex D: about virtual LANs. */
static void
read_8021 (OctetDissector *self)
{
  gsize size;

  switch (octet_dissector_read (self, VLAN_KIND))
    {
    case 1:
      octet_dissector_read (self, VLAN_PORT);
      break;
    case 2:
      octet_dissector_read (self, VLAN_FLAGS);
      octet_dissector_read (self, VLAN_PROTOCOL);
      break;
    case 3:
      octet_dissector_read (self, VLAN_ID);
      size = octet_dissector_read (self, VLAN_NAME_SIZE);
      if (size > 0)
        octet_dissector_read_size (self, VLAN_NAME, size);
      break;
    case 4:
      size = octet_dissector_read (self, PROTOCOL_SIZE);
      if (size > 0)
        octet_dissector_read_size (self, PROTOCOL, size);
      break;
    default:
      break;
    }
}

static void
read_value (OctetDissector *self,
            guint           type,
            gsize           size)
{
  static const guint16 texts[] = { [TLV_PORT_TEXT] = PORT_TEXT, [TLV_NAME] = NAME,
                                   [TLV_SYSTEM] = SYSTEM };

  if (type == TLV_CHASSIS && size >= 1)
    read_name (self, CHASSIS_KIND, 4, size);
  else if (type == TLV_PORT && size >= 1)
    read_name (self, PORT_KIND, 3, size);
  else if (type == TLV_TTL && size >= 2)
    octet_dissector_read (self, TTL);
  else if (type >= TLV_PORT_TEXT && type <= TLV_SYSTEM && size > 0)
    octet_dissector_read_size (self, texts[type], size);
  else if (type == TLV_CAPABILITIES && size >= 4)
    {
      octet_dissector_read (self, CAPABILITIES);
      octet_dissector_read (self, ENABLED);
    }
  else if (type == TLV_MANAGEMENT && size >= 9)
    read_management (self);
  else if (type == TLV_ORGANIZATION && size >= 4 &&
           octet_dissector_read (self, OUI) == OUI_8021)
    read_8021 (self);
}

/* One element. Returns whether more may follow. */
static gboolean
read_element (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize at = octet_dissector_get_position (self), end;
  guint word = octet_reader_be16 (rest);
  const char *name = octet_name_find (types, G_N_ELEMENTS (types), word >> 9);

  octet_dissector_open_text (self, name != NULL ? _(name) : _("Element"));
  octet_dissector_add (self, TYPE, at, 2);
  octet_dissector_add (self, LENGTH, at, 2);
  end = at + 2 + (word & 0x1ff);
  read_value (self, word >> 9, word & 0x1ff);
  if (octet_dissector_ok (self) && octet_dissector_get_position (self) < end)
    octet_reader_skip (rest, end - octet_dissector_get_position (self));
  octet_dissector_close (self);
  return word >> 9 != TLV_END;
}

static void
lldp_dissect (OctetDissector *self)
{
  octet_dissector_summarize (self, "%s", _("Neighbour"));
  while (octet_reader_left (octet_dissector_rest (self)) > 0)
    if (!read_element (self))
      break;
  if (octet_dissector_ok (self))
    octet_dissector_trim (self, octet_dissector_get_position (self));
}

const OctetProtocol octet_protocol_lldp = {
  .key = "lldp",
  .name = N_("Link Layer Discovery Protocol"),
  .short_name = "LLDP",
  .reference = "IEEE 802.1AB",
  .level = OCTET_LEVEL_LINK,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = lldp_dissect,
  .lesson = N_("Each device tells its neighbours on the cable who it is and which port this is. "
               "Programs draw maps of the network from it."),
};
