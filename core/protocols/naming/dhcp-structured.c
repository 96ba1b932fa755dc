/* dhcp-structured.c - DHCP options with a structure of their own: identifiers, routes, suboptions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "protocols/naming/dhcp-private.h"
#include "protocols/naming/dns-name.h"

/* RFC 2132, 2: a message's options fit into one datagram. */
#define MAX_GATHERED 65535

static void
note_length (OctetDissector *self)
{
  octet_dissector_note_here (self, DHCP_BAD_LENGTH);
}

static void
add_each (OctetDissector *self,
          guint           field,
          gsize           at,
          gsize           size)
{
  gsize one = octet_field_get_wire_size (&dhcp_fields[field]);

  if (size % one != 0)
    note_length (self);
  for (gsize i = 0; i + one <= size; i += one)
    octet_dissector_add (self, field, at + i, one);
}

/* RFC 8415, 11: the identifiers of DHCPv6, used here too. */
static void
add_duid (OctetDissector *self,
          gsize           at,
          gsize           size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  g_autoptr (GString) link = NULL;
  guint type;
  gsize header;

  type = (guint) octet_dissector_add (self, DHCP_CLIENT_DUID, at, 2);
  header = type == 1 ? 8 : type == 3 ? 4 : type == 2 ? 6 : 2;
  if (size < header)
    {
      note_length (self);
      return;
    }
  if (type == 1 || type == 3)
    {
      octet_dissector_add (self, type == 1 ? DHCP_CLIENT_LLT_HW : DHCP_CLIENT_LL_HW, at + 2, 2);
      if (type == 1)
        octet_dissector_add (self, DHCP_CLIENT_TIME, at + 4, 4);
      link = g_string_new (NULL);
      octet_bytes_format_mac (bytes + at + header, size - header, link);
      octet_dissector_add_text (self, DHCP_CLIENT_LINK, link->str, at + header, size - header);
      return;
    }
  if (type == 2)
    octet_dissector_add (self, DHCP_CLIENT_ENTERPRISE, at + 2, 4);
  if (size > header)
    octet_dissector_add (self, DHCP_CLIENT_BYTES, at + header, size - header);
}

/* RFC 2132, 9.14, and RFC 4361, 6.1 for type 255. */
void
dhcp_add_client_id (OctetDissector *self,
                    gsize           at,
                    gsize           size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  g_autofree char *iaid = NULL;

  if (size < 2)
    {
      note_length (self);
      return;
    }
  if (bytes[at] == 0)
    {
      octet_dissector_add (self, DHCP_CLIENT_TYPE, at, 1);
      octet_dissector_add (self, DHCP_CLIENT_TEXT, at + 1, size - 1);
    }
  else if (bytes[at] == 255 && size >= 7)
    {
      iaid = g_strdup_printf ("%02x%02x%02x%02x", bytes[at + 1], bytes[at + 2], bytes[at + 3],
                              bytes[at + 4]);
      octet_dissector_add_text (self, DHCP_CLIENT_IAID, iaid, at + 1, 4);
      add_duid (self, at + 5, size - 5);
    }
  else if (size == 7)
    {
      octet_dissector_add (self, DHCP_HW_TYPE, at, 1);
      octet_dissector_add (self, bytes[at] == 1 || bytes[at] == 6 ? DHCP_HW_MAC : DHCP_HW_ADDRESS,
                           at + 1, size - 1);
    }
  else
    octet_dissector_add (self, DHCP_CLIENT_BYTES, at, size);
}

/* RFC 4578, 2.3: a type, always 0, and a UUID. */
void
dhcp_add_uuid (OctetDissector *self,
               gsize           at,
               gsize           size)
{
  if (size == 17)
    octet_dissector_add (self, DHCP_CLIENT_UUID, at + 1, 16);
  else
    note_length (self);
}

/* RFC 3004; many clients write one plain text instead. */
void
dhcp_add_user_class (OctetDissector *self,
                     gsize           at,
                     gsize           size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize end = at + size, position = at;
  guint count = 0;

  while (position < end && bytes[position] > 0 && bytes[position] < end - position)
    position += 1u + bytes[position];
  if (position != end)
    {
      octet_dissector_add (self, DHCP_USER_CLASS_TEXT, at, size);
      octet_dissector_note (self, DHCP_NONSTANDARD, DHCP_USER_CLASS_TEXT);
      return;
    }
  for (position = at; position < end; position += 1u + bytes[position])
    {
      octet_dissector_add_uint (self, DHCP_USER_CLASS, count++, position, 1u + bytes[position]);
      octet_dissector_enter (self);
      octet_dissector_add (self, DHCP_USER_CLASS_LENGTH, position, 1);
      octet_dissector_add (self, DHCP_USER_CLASS_DATA, position + 1, bytes[position]);
      octet_dissector_add (self, DHCP_USER_CLASS_TEXT, position + 1, bytes[position]);
      octet_dissector_close (self);
    }
}

void
dhcp_add_directory_agents (OctetDissector *self,
                           gsize           at,
                           gsize           size)
{
  if (size < 1)
    {
      note_length (self);
      return;
    }
  octet_dissector_add (self, DHCP_SLP_FLAG, at, 1);
  add_each (self, DHCP_SLP_AGENT, at + 1, size - 1);
}

void
dhcp_add_service_scope (OctetDissector *self,
                        gsize           at,
                        gsize           size)
{
  if (size < 1)
    {
      note_length (self);
      return;
    }
  octet_dissector_add (self, DHCP_SLP_SCOPE_FLAG, at, 1);
  octet_dissector_add (self, DHCP_SLP_SCOPE, at + 1, size - 1);
}

/* All the names from @at on, written as DNS writes them, without pointers out of the value. */
static void
add_names (OctetDissector *self,
           guint           field,
           gsize           at,
           gsize           size)
{
  const guint8 *value = octet_dissector_get_bytes (self) + at;
  DnsName name;

  for (gsize position = 0; position < size; position += name.size)
    {
      dns_name_read (&name, value, size, position);
      if (name.size == 0)
        {
          note_length (self);
          return;
        }
      octet_dissector_add_bytes (self, field, name.text, name.text_size, at + position,
                                 name.size);
    }
}

/* RFC 4702, 2; 2.3.1: the name need not have an end. */
void
dhcp_add_full_name (OctetDissector *self,
                    gsize           at,
                    gsize           size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  guint8 whole[255 + 1] = { 0 };
  DnsName name;

  if (size < 3)
    {
      note_length (self);
      return;
    }
  octet_dissector_add (self, DHCP_FQDN_FLAGS, at, 1);
  octet_dissector_add (self, DHCP_FQDN_RCODE1, at + 1, 1);
  octet_dissector_add (self, DHCP_FQDN_RCODE2, at + 2, 1);
  if ((bytes[at] & 4) == 0)
    {
      if (size > 3)
        octet_dissector_add (self, DHCP_FQDN_NAME, at + 3, size - 3);
      return;
    }
  memcpy (whole, bytes + at + 3, size - 3);
  dns_name_read (&name, whole, size - 3 + 1, 0);
  if (name.size == 0)
    note_length (self);
  else
    octet_dissector_add_bytes (self, DHCP_FQDN_NAME, name.text, name.text_size, at + 3, size - 3);
}

typedef struct
{
  guint8  code;
  guint8  size; /* 0 for any */
  guint16 field;
} Suboption;

static const Suboption agent_fields[] = {
  { 1, 0, DHCP_AGENT_CIRCUIT }, { 2, 0, DHCP_AGENT_REMOTE }, { 5, 4, DHCP_AGENT_LINK },
  { 6, 0, DHCP_AGENT_SUBSCRIBER }, { 7, 0, DHCP_AGENT_RADIUS },
  { 8, 0, DHCP_AGENT_AUTHENTICATION }, { 9, 0, DHCP_AGENT_VENDOR }, { 10, 1, DHCP_AGENT_FLAGS },
  { 11, 4, DHCP_AGENT_SERVER }, { 12, 0, DHCP_AGENT_RELAY }, { 14, 0, DHCP_AGENT_NETWORK },
  { 15, 0, DHCP_AGENT_POINT }, { 16, 6, DHCP_AGENT_BSSID },
};

static const Suboption *
find_suboption (const Suboption *table,
                gsize            n_rows,
                guint            code,
                gsize            size)
{
  for (gsize i = 0; i < n_rows; i++)
    if (table[i].code == code && (table[i].size == 0 || table[i].size == size))
      return &table[i];
  return NULL;
}

/* RFC 3046, 2.0. */
void
dhcp_add_relay_agent (OctetDissector *self,
                      gsize           at,
                      gsize           size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize end = at + size;

  while (at < end)
    {
      const Suboption *row;
      gsize length = at + 1 < end ? bytes[at + 1] : 0;

      if (end - at < 2 || length > end - at - 2)
        {
          octet_dissector_note_here (self, DHCP_BAD_SUBOPTION);
          return;
        }
      row = find_suboption (agent_fields, G_N_ELEMENTS (agent_fields), bytes[at], length);
      octet_dissector_add_uint (self, DHCP_AGENT, bytes[at], at, 2 + length);
      octet_dissector_enter (self);
      octet_dissector_add (self, DHCP_SUBOPTION_LENGTH, at + 1, 1);
      octet_dissector_add (self, row != NULL ? DHCP_AGENT_VALUE : DHCP_AGENT_UNKNOWN, at + 2,
                           length);
      if (row != NULL)
        octet_dissector_add (self, row->field, at + 2, length);
      octet_dissector_close (self);
      at += 2 + length;
    }
}

/* RFC 3118, 2. */
void
dhcp_add_authentication (OctetDissector *self,
                         gsize           at,
                         gsize           size)
{
  guint protocol, algorithm;

  if (size < 11)
    {
      note_length (self);
      return;
    }
  protocol = (guint) octet_dissector_add (self, DHCP_AUTH_PROTOCOL, at, 1);
  algorithm = (guint) octet_dissector_add (self, protocol == 1 ? DHCP_AUTH_DELAYED
                                                               : DHCP_AUTH_ALGORITHM, at + 1, 1);
  octet_dissector_add (self, DHCP_AUTH_RDM, at + 2, 1);
  octet_dissector_add (self, DHCP_AUTH_COUNTER, at + 3, 8);
  at += 11;
  size -= 11;
  if (protocol == 1 && algorithm == 1 && size >= 20)
    {
      octet_dissector_add (self, DHCP_AUTH_SECRET, at, 4);
      octet_dissector_add (self, DHCP_AUTH_HASH, at + 4, 16);
    }
  else if (size > 0)
    octet_dissector_add (self, DHCP_AUTH_DATA, at, size);
}

/* RFC 4578, 2.2: a type, always 1, and a version. */
void
dhcp_add_network_interface (OctetDissector *self,
                            gsize           at,
                            gsize           size)
{
  if (size != 3)
    {
      note_length (self);
      return;
    }
  octet_dissector_add (self, DHCP_NETWORK_MAJOR, at + 1, 1);
  octet_dissector_add (self, DHCP_NETWORK_MINOR, at + 2, 1);
}

/* RFC 3396, 5: an option that is too long for one length octet stands there
 * several times, and all its values make one. Walks the options before and
 * behind; FALSE where the one at @at is not the last of them. */
static gboolean
gather (OctetDissector *self,
        gsize           at,
        GByteArray     *whole)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize captured = octet_dissector_get_captured (self);
  guint code = bytes[at - 2];
  gsize position = 240, last = 0;

  while (position + 1 < captured && bytes[position] != DHCP_OPTION_END)
    {
      gsize size = bytes[position + 1];

      if (bytes[position] == DHCP_OPTION_PADDING)
        {
          position++;
          continue;
        }
      if (size > captured - position - 2)
        break;
      if (bytes[position] == code && whole->len + size <= MAX_GATHERED)
        {
          g_byte_array_append (whole, bytes + position + 2, (guint) size);
          last = position + 2;
        }
      position += 2 + size;
    }
  return last == at;
}

/* RFC 3397, 2. */
void
dhcp_add_search_domains (OctetDissector *self,
                         gsize           at,
                         gsize           size)
{
  g_autoptr (GByteArray) whole = g_byte_array_new ();
  DnsName name;

  if (!gather (self, at, whole))
    return;
  for (gsize position = 0; position < whole->len; position += name.size)
    {
      gboolean in_place = whole->len == size;

      dns_name_read (&name, whole->data, whole->len, position);
      if (name.size == 0)
        {
          note_length (self);
          return;
        }
      octet_dissector_add_bytes (self, DHCP_SEARCH, name.text, name.text_size,
                                 in_place ? at + position : at, in_place ? name.size : size);
    }
}

/* RFC 3361, 3. */
void
dhcp_add_sip_servers (OctetDissector *self,
                      gsize           at,
                      gsize           size)
{
  guint encoding;

  if (size < 1)
    {
      note_length (self);
      return;
    }
  encoding = (guint) octet_dissector_add (self, DHCP_SIP_ENCODING, at, 1);
  if (encoding == 0)
    add_names (self, DHCP_SIP_NAME, at + 1, size - 1);
  else if (encoding == 1)
    add_each (self, DHCP_SIP_ADDRESS, at + 1, size - 1);
  else
    octet_dissector_note (self, DHCP_BAD_ENCODING, DHCP_SIP_ENCODING);
}

/* RFC 3442: the width of the mask, the octets of the network that count, the router. */
void
dhcp_add_classless_routes (OctetDissector *self,
                           gsize           at,
                           gsize           size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize end = at + size;

  while (at < end)
    {
      gsize width = bytes[at], octets = (width + 7) / 8;
      g_autoptr (GString) text = NULL;
      guint8 network[4] = { 0 };

      if (width > 32)
        {
          octet_dissector_note_here (self, DHCP_BAD_MASK);
          return;
        }
      if (octets + 5 > end - at)
        {
          note_length (self);
          return;
        }
      octet_dissector_add (self, DHCP_CLASSLESS, at, octets + 5);
      memcpy (network, bytes + at + 1, octets);
      text = g_string_new (NULL);
      octet_bytes_format_ipv4 (network, text);
      g_string_append_printf (text, "/%u → ", (guint) width);
      octet_bytes_format_ipv4 (bytes + at + 1 + octets, text);
      octet_dissector_enter (self);
      octet_dissector_label (self, "%s", text->str);
      octet_dissector_close (self);
      at += octets + 5;
    }
}

/* RFC 3925, 3: blocks of an enterprise number, a length and data. */
void
dhcp_add_enterprise_class (OctetDissector *self,
                           gsize           at,
                           gsize           size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize end = at + size;

  while (at < end)
    {
      gsize length = end - at >= 5 ? bytes[at + 4] : 0;

      if (end - at < 5 || length > end - at - 5)
        {
          note_length (self);
          return;
        }
      octet_dissector_add (self, DHCP_VI_CLASS_ENTERPRISE, at, 4);
      octet_dissector_enter (self);
      octet_dissector_add (self, DHCP_VI_CLASS_LENGTH, at + 4, 1);
      octet_dissector_add (self, DHCP_VI_CLASS_DATA, at + 5, length);
      octet_dissector_close (self);
      at += 5 + length;
    }
}

/* Broadband Forum, TR-111: who a device and its home gateway are. */
static void
add_tr111 (OctetDissector *self,
           gsize           at,
           gsize           size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize end = at + size;

  while (at < end)
    {
      gsize length = end - at >= 2 ? bytes[at + 1] : 0;
      guint code = bytes[at];

      if (end - at < 2 || length > end - at - 2)
        {
          octet_dissector_note_here (self, DHCP_BAD_SUBOPTION);
          return;
        }
      octet_dissector_add_uint (self, DHCP_TR111, code, at, 2 + length);
      octet_dissector_enter (self);
      octet_dissector_add (self, DHCP_SUBOPTION_LENGTH, at + 1, 1);
      octet_dissector_add (self, code >= 1 && code <= 6 ? DHCP_VI_VALUE : DHCP_VI_UNKNOWN, at + 2,
                           length);
      if (code >= 1 && code <= 6)
        octet_dissector_add (self, DHCP_TR111_DEVICE_OUI + code - 1, at + 2, length);
      octet_dissector_close (self);
      at += 2 + length;
    }
}

void
dhcp_add_enterprise (OctetDissector *self,
                     gsize           at,
                     gsize           size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize end = at + size;

  while (at < end)
    {
      gsize length = end - at >= 5 ? bytes[at + 4] : 0;
      guint enterprise;

      if (end - at < 5 || length > end - at - 5)
        {
          note_length (self);
          return;
        }
      enterprise = (guint) octet_dissector_add (self, DHCP_VI_ENTERPRISE, at, 4);
      octet_dissector_enter (self);
      octet_dissector_add (self, DHCP_VI_LENGTH, at + 4, 1);
      if (enterprise == 3561)
        add_tr111 (self, at + 5, length);
      else if (length > 0)
        octet_dissector_add (self, DHCP_VI_UNKNOWN, at + 5, length);
      octet_dissector_close (self);
      at += 5 + length;
    }
}

void
dhcp_add_location_server (OctetDissector *self,
                          gsize           at,
                          gsize           size)
{
  add_names (self, DHCP_LOST, at, size);
}

/* RFC 6731, 4.3. */
void
dhcp_add_dns_selection (OctetDissector *self,
                        gsize           at,
                        gsize           size)
{
  if (size < 9)
    {
      note_length (self);
      return;
    }
  octet_dissector_add (self, DHCP_RDNSS_RESERVED, at, 1);
  octet_dissector_add (self, DHCP_RDNSS_PREFERENCE, at, 1);
  octet_dissector_add (self, DHCP_RDNSS_PRIMARY, at + 1, 4);
  octet_dissector_add (self, DHCP_RDNSS_SECONDARY, at + 5, 4);
  add_names (self, DHCP_RDNSS_DOMAIN, at + 9, size - 9);
}

void
dhcp_add_status (OctetDissector *self,
                 gsize           at,
                 gsize           size)
{
  if (size < 1)
    {
      note_length (self);
      return;
    }
  octet_dissector_add (self, DHCP_STATUS, at, 1);
  if (size > 1)
    octet_dissector_add (self, DHCP_STATUS_TEXT, at + 1, size - 1);
}

/* RFC 7291, 4.2: lists of addresses. */
void
dhcp_add_port_control (OctetDissector *self,
                       gsize           at,
                       gsize           size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize end = at + size;

  while (at < end)
    {
      gsize length = bytes[at];

      if (length > end - at - 1)
        {
          note_length (self);
          return;
        }
      octet_dissector_add (self, DHCP_PCP_LENGTH, at, 1);
      add_each (self, DHCP_PCP_SERVER, at + 1, length);
      at += 1 + length;
    }
}

void
dhcp_add_port_set (OctetDissector *self,
                   gsize           at,
                   gsize           size)
{
  if (size != 4)
    {
      note_length (self);
      return;
    }
  octet_dissector_add (self, DHCP_PORT_OFFSET, at, 1);
  octet_dissector_add (self, DHCP_PORT_LENGTH, at + 1, 1);
  octet_dissector_add (self, DHCP_PORT_SET, at + 2, 2);
}

void
dhcp_add_rapid_deployment (OctetDissector *self,
                           gsize           at,
                           gsize           size)
{
  if (size < 22)
    {
      note_length (self);
      return;
    }
  octet_dissector_add (self, DHCP_SIX_MASK, at, 1);
  octet_dissector_add (self, DHCP_SIX_LENGTH, at + 1, 1);
  octet_dissector_add (self, DHCP_SIX_PREFIX, at + 2, 16);
  add_each (self, DHCP_SIX_RELAY, at + 18, size - 18);
}
