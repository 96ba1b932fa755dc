/* cdp.c - Cisco Discovery Protocol, by which Cisco's devices tell their neighbours who they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     0         1         2            4        6        8
 *     +---------+---------+------------+--------+--------+---------+--------+-----
 *     | version | TTL     | checksum   | type   | length | value   | type   | …
 *     +---------+---------+------------+--------+--------+---------+--------+-----
 *
 * Lengths include type and length.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector.h"

enum
{
  VERSION, TTL, CHECKSUM, TYPE, LENGTH, DEVICE, PORT, CAPABILITIES, C_ROUTER, C_BRIDGE,
  C_SOURCE, C_SWITCH, C_HOST, C_IGMP, C_REPEATER, C_PHONE, C_REMOTE, C_CVTA, C_RELAY, SOFTWARE,
  PLATFORM, N_ADDRESSES, PROTOCOL_TYPE, PROTOCOL_SIZE, PROTOCOL, ADDRESS_SIZE, IPV4, IPV6,
  ADDRESS, DOMAIN, NATIVE_VLAN, DUPLEX, POWER, MTU, TRUST, CLASS, SYSTEM_NAME, PREFIX,
  REQUEST_ID, MANAGEMENT_ID, POWER_WANTED, POWER_OFFERED,
};

enum
{
  TYPE_ADDRESSES = 2, TYPE_SOFTWARE = 5, TYPE_PREFIXES = 7, TYPE_MANAGEMENT = 22,
  TYPE_WANTED = 25, TYPE_OFFERED = 26,
};

static const OctetName types[] = {
  { 1, N_("Device") }, { 2, N_("Addresses") }, { 3, N_("Port") }, { 4, N_("Abilities") },
  { 5, N_("Software") }, { 6, N_("Platform") }, { 7, N_("Prefixes") },
  { 8, N_("Protocol hello") }, { 9, N_("VTP domain") }, { 10, N_("Native VLAN") },
  { 11, N_("Duplex") }, { 14, N_("Voice VLAN") }, { 16, N_("Power used") }, { 17, "MTU" },
  { 18, N_("Trust") }, { 19, N_("Class of untrusted ports") }, { 20, N_("System name") },
  { 22, N_("Management addresses") }, { 25, N_("Power wanted") }, { 26, N_("Power offered") },
};

#define LESSON_A \
  N_("One thing that the device can do.")

static const OctetField fields[] = {
  [VERSION] = { "cdp.version", N_("Version"), OCTET_FIELD_UINT, .bits = 8, .at = 0, .size = 1,
    .lesson = N_("1 or 2.") },
  [TTL] = { "cdp.ttl", N_("Time to live"), OCTET_FIELD_UINT, .bits = 8, .at = 1, .size = 1,
    .unit = N_("s"),
    .lesson = N_("How long the neighbours should remember this.") },
  [CHECKSUM] = { "cdp.checksum", N_("Checksum"), OCTET_FIELD_HEX, .bits = 16, .at = 2, .size = 2,
    .lesson = N_("A sum over the whole message.") },
  [TYPE] = { "cdp.tlv.type", N_("Type"), OCTET_FIELD_HEX, .bits = 16, OCTET_NAMED (types),
    .lesson = N_("Which piece of information follows.") },
  [LENGTH] = { "cdp.tlv.len", N_("Length"), OCTET_FIELD_UINT, .bits = 16, .unit = N_("bytes"),
    .lesson = N_("Octets of the element, type and length included.") },
  [DEVICE] = { "cdp.deviceid", N_("Device"), OCTET_FIELD_STRING,
    .lesson = N_("The device's name.") },
  [PORT] = { "cdp.portid", N_("Port"), OCTET_FIELD_STRING,
    .lesson = N_("The device's port that this left by: the other end of the cable.") },
  [CAPABILITIES] = { "cdp.capabilities", N_("Abilities"), OCTET_FIELD_HEX, .bits = 32,
    .lesson = N_("What kind of device it is.") },
  [C_ROUTER] = { "cdp.capabilities.router", N_("Router"), OCTET_FIELD_BOOL, .bits = 32,
    .under = OCTET_UNDER (CAPABILITIES), .mask = 0x1, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_A },
  [C_BRIDGE] = { "cdp.capabilities.trans_bridge", N_("Transparent bridge"), OCTET_FIELD_BOOL,
    .bits = 32, .under = OCTET_UNDER (CAPABILITIES), .mask = 0x2, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_A },
  [C_SOURCE] = { "cdp.capabilities.src_bridge", N_("Source route bridge"), OCTET_FIELD_BOOL,
    .bits = 32, .under = OCTET_UNDER (CAPABILITIES), .mask = 0x4, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_A },
  [C_SWITCH] = { "cdp.capabilities.switch", N_("Switch"), OCTET_FIELD_BOOL, .bits = 32,
    .under = OCTET_UNDER (CAPABILITIES), .mask = 0x8, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_A },
  [C_HOST] = { "cdp.capabilities.host", N_("Host"), OCTET_FIELD_BOOL, .bits = 32,
    .under = OCTET_UNDER (CAPABILITIES), .mask = 0x10, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_A },
  [C_IGMP] = { "cdp.capabilities.igmp_capable", N_("Understands IGMP"), OCTET_FIELD_BOOL,
    .bits = 32, .under = OCTET_UNDER (CAPABILITIES), .mask = 0x20, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_A },
  [C_REPEATER] = { "cdp.capabilities.repeater", N_("Repeater"), OCTET_FIELD_BOOL, .bits = 32,
    .under = OCTET_UNDER (CAPABILITIES), .mask = 0x40, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_A },
  [C_PHONE] = { "cdp.capabilities.voip_phone", N_("Telephone"), OCTET_FIELD_BOOL, .bits = 32,
    .under = OCTET_UNDER (CAPABILITIES), .mask = 0x80, .on = N_("Yes"), .off = N_("No"),
    .lesson = LESSON_A },
  [C_REMOTE] = { "cdp.capabilities.remote", N_("Remotely managed"), OCTET_FIELD_BOOL,
    .bits = 32, .under = OCTET_UNDER (CAPABILITIES), .mask = 0x100, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_A },
  [C_CVTA] = { "cdp.capabilities.cvta", N_("Camera or terminal adapter"), OCTET_FIELD_BOOL,
    .bits = 32, .under = OCTET_UNDER (CAPABILITIES), .mask = 0x200, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_A },
  [C_RELAY] = { "cdp.capabilities.mac_relay", N_("Two-port relay"), OCTET_FIELD_BOOL,
    .bits = 32, .under = OCTET_UNDER (CAPABILITIES), .mask = 0x400, .on = N_("Yes"),
    .off = N_("No"), .lesson = LESSON_A },
  [SOFTWARE] = { "cdp.software_version", N_("Software"), OCTET_FIELD_STRING,
    .lesson = N_("What the device runs, in lines of text. It tells attackers which holes to "
                 "try.") },
  [PLATFORM] = { "cdp.platform", N_("Platform"), OCTET_FIELD_STRING,
    .lesson = N_("The device's model.") },
  [N_ADDRESSES] = { "cdp.number_of_addresses", N_("Addresses"), OCTET_FIELD_UINT, .bits = 32,
    .lesson = N_("How many addresses follow.") },
  [PROTOCOL_TYPE] = { "cdp.protocol_type", N_("Protocol type"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("How the protocol is named: 1 by the number of the ISO network layer.") },
  [PROTOCOL_SIZE] = { "cdp.protocol_length", N_("Protocol length"), OCTET_FIELD_UINT, .bits = 8,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the protocol's number.") },
  [PROTOCOL] = { "cdp.protocol", N_("Protocol"), OCTET_FIELD_BYTES,
    .lesson = N_("Whose address it is; cc is IPv4.") },
  [ADDRESS_SIZE] = { "cdp.address_length", N_("Address length"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("bytes"),
    .lesson = N_("Octets of the address.") },
  [IPV4] = { "cdp.nrgyz.ip_address", N_("IPv4 address"), OCTET_FIELD_IPV4,
    .lesson = N_("An address of the device.") },
  [IPV6] = { "cdp.nrgyz.ipv6_address", N_("IPv6 address"), OCTET_FIELD_IPV6,
    .lesson = N_("An address of the device.") },
  [ADDRESS] = { "cdp.address", N_("Address"), OCTET_FIELD_BYTES,
    .lesson = N_("An address of the device.") },
  [DOMAIN] = { "cdp.vtp_management_domain", N_("VTP domain"), OCTET_FIELD_STRING,
    .lesson = N_("The switches of one domain share their list of virtual LANs.") },
  [NATIVE_VLAN] = { "cdp.native_vlan", N_("Native VLAN"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Which virtual LAN frames without a tag belong to. Both ends should say the "
                 "same.") },
  [DUPLEX] = { "cdp.duplex", N_("Duplex"), OCTET_FIELD_BOOL, .bits = 8, .on = N_("Full"),
    .off = N_("Half"),
    .lesson = N_("Whether both ends may send at once. Different settings make a slow line.") },
  [POWER] = { "cdp.power_consumption", N_("Power used"), OCTET_FIELD_UINT, .bits = 16,
    .unit = N_("mW"),
    .lesson = N_("How much power the device takes from the cable.") },
  [MTU] = { "cdp.mtu", N_("Largest packet"), OCTET_FIELD_UINT, .bits = 32, .unit = N_("bytes"),
    .lesson = N_("The largest packet that the port sends.") },
  [TRUST] = { "cdp.trust_bitmap", N_("Trust"), OCTET_FIELD_HEX, .bits = 8,
    .lesson = N_("Whether the device's own priority marks are to be believed.") },
  [CLASS] = { "cdp.untrusted_port_cos", N_("Class of untrusted ports"), OCTET_FIELD_HEX,
    .bits = 8,
    .lesson = N_("Which priority frames get that nobody believes.") },
  [SYSTEM_NAME] = { "cdp.system_name", N_("System name"), OCTET_FIELD_STRING,
    .lesson = N_("The device's full name.") },
  [PREFIX] = { "cdp.ip_prefix", N_("Network"), OCTET_FIELD_IPV4,
    .lesson = N_("A network that lies behind the device.") },
  [REQUEST_ID] = { "cdp.request_id", N_("Request"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("An offer repeats the number of its wish.") },
  [MANAGEMENT_ID] = { "cdp.management_id", N_("Management"), OCTET_FIELD_UINT, .bits = 16,
    .lesson = N_("Rises when the device that gives power changes its mind.") },
  [POWER_WANTED] = { "cdp.power_requested", N_("Power wanted"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("mW"),
    .lesson = N_("How much power the device would like to take.") },
  [POWER_OFFERED] = { "cdp.power_available", N_("Power offered"), OCTET_FIELD_UINT, .bits = 32,
    .unit = N_("mW"),
    .lesson = N_("How much power the cable can give.") },
};

static const OctetCarrier carriers[] = {
  { "llc.cisco_pid", 0x2000 }, { "chdlc.protocol", 0x2000 },
};

/* Elements that hold one value; size 0 takes what is there. */
static const struct
{
  guint16 type;
  guint16 field;
  guint8  size;
} simple[] = {
  { 1, DEVICE, 0 }, { 3, PORT, 0 }, { 4, CAPABILITIES, 4 }, { 6, PLATFORM, 0 }, { 9, DOMAIN, 0 },
  { 10, NATIVE_VLAN, 2 }, { 11, DUPLEX, 1 }, { 16, POWER, 2 }, { 17, MTU, 4 }, { 18, TRUST, 1 },
  { 19, CLASS, 1 }, { 20, SYSTEM_NAME, 0 },
};

/* One line a field, as people read it. */
static void
read_software (OctetDissector *self,
               gsize           end)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);

  while (octet_dissector_ok (self) && octet_dissector_get_position (self) < end)
    {
      gsize at = octet_dissector_get_position (self);
      const guint8 *line = memchr (bytes + at, '\n', end - at);
      gsize size = line != NULL ? (gsize) (line - bytes) - at : end - at;

      gsize whole = size + (line != NULL ? 1 : 0);

      octet_dissector_add_bytes (self, SOFTWARE, bytes + at, size, at, whole);
      octet_reader_skip (octet_dissector_rest (self), whole);
    }
}

static void
read_addresses (OctetDissector *self,
                gsize           end)
{
  guint64 n_addresses = octet_dissector_read (self, N_ADDRESSES);

  for (guint64 i = 0; i < n_addresses && octet_dissector_ok (self); i++)
    {
      gsize size;

      if (octet_dissector_get_position (self) >= end)
        return;
      octet_dissector_open_text (self, _("Address"));
      octet_dissector_read (self, PROTOCOL_TYPE);
      size = octet_dissector_read (self, PROTOCOL_SIZE);
      octet_dissector_read_size (self, PROTOCOL, size);
      size = octet_dissector_read (self, ADDRESS_SIZE);
      if (size == 4 || size == 16)
        octet_dissector_read_size (self, size == 4 ? IPV4 : IPV6, size);
      else if (size > 0)
        octet_dissector_read_size (self, ADDRESS, size);
      octet_dissector_close (self);
    }
}

/* IPv4 networks behind the device: address (4) and bits of the mask (1). */
static void
read_prefixes (OctetDissector *self,
               gsize           end)
{
  while (octet_dissector_ok (self) && octet_dissector_get_position (self) + 5 <= end)
    {
      octet_dissector_read (self, PREFIX);
      octet_reader_skip (octet_dissector_rest (self), 1);
    }
}

/* Power over the cable, one side's wish or the other's offer: numbers, then mW. */
static void
read_power (OctetDissector *self,
            guint           field,
            gsize           end)
{
  octet_dissector_read (self, REQUEST_ID);
  octet_dissector_read (self, MANAGEMENT_ID);
  while (octet_dissector_ok (self) && octet_dissector_get_position (self) + 4 <= end)
    octet_dissector_read (self, field);
}

static void
read_value (OctetDissector *self,
            guint64         type,
            gsize           end)
{
  gsize left = end - octet_dissector_get_position (self);

  if (left == 0 || octet_reader_left (octet_dissector_rest (self)) < left)
    return;
  if (type == TYPE_SOFTWARE)
    read_software (self, end);
  else if (type == TYPE_ADDRESSES || type == TYPE_MANAGEMENT)
    read_addresses (self, end);
  else if (type == TYPE_PREFIXES && left >= 5)
    read_prefixes (self, end);
  else if ((type == TYPE_WANTED || type == TYPE_OFFERED) && left >= 4)
    read_power (self, type == TYPE_WANTED ? POWER_WANTED : POWER_OFFERED, end);
  else
    for (gsize i = 0; i < G_N_ELEMENTS (simple); i++)
      if (simple[i].type == type && left >= simple[i].size)
        octet_dissector_read_size (self, simple[i].field,
                                   simple[i].size > 0 ? simple[i].size : left);
}

static void
read_element (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  gsize start = octet_dissector_get_position (self), size;
  guint64 type;
  const char *name;

  octet_dissector_open_text (self, _("Element"));
  type = octet_dissector_read (self, TYPE);
  size = octet_dissector_read (self, LENGTH);
  name = octet_name_find (types, G_N_ELEMENTS (types), type);
  octet_dissector_label (self, "%s", name != NULL ? _(name) : _("Element"));
  if (size < 4)
    octet_dissector_mark_malformed (self);
  else
    read_value (self, type, start + size);
  if (octet_dissector_ok (self) && octet_dissector_get_position (self) < start + size)
    octet_reader_skip (rest, start + size - octet_dissector_get_position (self));
  octet_dissector_close (self);
}

static void
cdp_dissect (OctetDissector *self)
{
  octet_dissector_summarize (self, "%s", _("Cisco neighbour"));
  while (octet_reader_left (octet_dissector_rest (self)) >= 4)
    read_element (self);
}

const OctetProtocol octet_protocol_cdp = {
  .key = "cdp",
  .name = N_("Cisco Discovery Protocol"),
  .short_name = "CDP",
  .reference = "Cisco",
  .level = OCTET_LEVEL_LINK,
  .header_size = 4,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = cdp_dissect,
  .lesson = N_("A Cisco device tells its neighbours its name, model, software and port once a "
               "minute. Handy for drawing maps of a network, also for attackers."),
};
