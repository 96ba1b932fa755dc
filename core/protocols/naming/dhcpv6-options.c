/* dhcpv6-options.c - the values of DHCPv6's options, by a table of what each one holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "protocols/naming/dhcpv6-private.h"
#include "protocols/naming/dns-name.h"

/* RFC 8415, 11.2: DUID times count from 2000-01-01 00:00 UTC. */
#define DUID_EPOCH 946684800
#define ENTERPRISE_CABLELABS 4491
/* What the list shows of a client's identifier: RFC 8415, 11.1 allows 130 octets. */
#define MAX_CLIENT_SHOWN 20

typedef enum
{
  EMPTY,
  MANY,    /* the field's own size, once or more */
  ALL,     /* all of it, as text or octets */
  NAMES,   /* domain names */
  INSIDE,  /* options */
  CUSTOM,  /* a function of its own */
} How;

typedef struct
{
  guint16 code;
  guint8  how;
  guint16 field;
  void  (*custom) (Dhcpv6 *self,
                   gsize   at,
                   gsize   size);
} Schema;

/* Whether an option is as long as what must stand in it; notes it where not. */
static gboolean
needs (Dhcpv6   *self,
       gboolean  is_enough)
{
  if (!is_enough)
    octet_dissector_note_here (self->dissector, DHCPV6_MALFORMED_OPTION);
  return is_enough;
}

static void
add (Dhcpv6 *self,
     guint   field,
     gsize   at,
     gsize   size)
{
  octet_dissector_add (self->dissector, field, at, size);
}

static void
add_many (Dhcpv6 *self,
          guint   field,
          gsize   at,
          gsize   size)
{
  gsize one = octet_field_get_wire_size (&dhcpv6_fields[field]);

  needs (self, size > 0 && size % one == 0);
  for (gsize i = 0; i + one <= size; i += one)
    add (self, field, at + i, one);
}

/* RFC 8415, 10: names as DNS writes them, without pointers. A full one ends in a dot here. */
static void
add_names (Dhcpv6 *self,
           guint   field,
           gsize   at,
           gsize   size)
{
  const guint8 *value = octet_dissector_get_bytes (self->dissector) + at;
  DnsName name;

  for (gsize position = 0; position < size; position += name.size)
    {
      dns_name_read (&name, value, size, position);
      if (name.size == 0)
        {
          octet_dissector_note_here (self->dissector, DHCPV6_BAD_NAME);
          return;
        }
      if (name.verdict == DNS_NAME_GOOD && name.n_labels > 0)
        name.text[name.text_size++] = '.';
      octet_dissector_add_bytes (self->dissector, field, name.text, name.text_size,
                                 at + position, name.size);
    }
}

static void
add_hardware (Dhcpv6 *self,
              guint   field,
              gsize   at,
              gsize   size)
{
  g_autoptr (GString) text = g_string_new (NULL);

  octet_bytes_format_mac (octet_dissector_get_bytes (self->dissector) + at, size, text);
  octet_dissector_add_text (self->dissector, field, text->str, at, size);
}

/* RFC 8415, 11. */
static void
add_duid (Dhcpv6 *self,
          gsize   at,
          gsize   size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self->dissector) + at;
  guint type;

  if (!needs (self, size >= 2))
    return;
  add (self, DHCPV6_DUID, at, size);
  type = (guint) octet_dissector_add (self->dissector, DHCPV6_DUID_TYPE, at, 2);
  if (type == 1 && needs (self, size >= 8))
    {
      add (self, DHCPV6_DUID_LLT_HW, at + 2, 2);
      octet_dissector_add_time (self->dissector, DHCPV6_DUID_LLT_TIME,
                                (octet_bytes_be32 (bytes + 4) + (gint64) DUID_EPOCH) * 1000000000,
                                at + 4, 4);
      add_hardware (self, DHCPV6_DUID_LLT_ADDRESS, at + 8, size - 8);
    }
  else if (type == 2 && needs (self, size >= 6))
    {
      add (self, DHCPV6_DUID_ENTERPRISE, at + 2, 4);
      add (self, DHCPV6_DUID_IDENTIFIER, at + 6, size - 6);
    }
  else if (type == 3 && needs (self, size >= 4))
    {
      add (self, DHCPV6_DUID_LL_HW, at + 2, 2);
      add_hardware (self, DHCPV6_DUID_LL_ADDRESS, at + 4, size - 4);
    }
  else if (type == 4)
    add (self, DHCPV6_DUID_UUID, at + 2, size - 2);
}

static void
add_client (Dhcpv6 *self,
            gsize   at,
            gsize   size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self->dissector) + at;

  add_duid (self, at, size);
  if (self->client == NULL || self->client->len > 0)
    return;
  for (gsize i = 0; i < MIN (size, MAX_CLIENT_SHOWN); i++)
    g_string_append_printf (self->client, "%02x", bytes[i]);
}

static void
add_identifier (Dhcpv6 *self,
                guint   field,
                gsize   at)
{
  const guint8 *bytes = octet_dissector_get_bytes (self->dissector) + at;
  g_autofree char *text = g_strdup_printf ("%08x", octet_bytes_be32 (bytes));

  octet_dissector_add_text (self->dissector, field, text, at, 4);
}

/* RFC 8415, 21.4 and 21.21. */
static void
add_association (Dhcpv6 *self,
                 gsize   at,
                 gsize   size)
{
  if (!needs (self, size >= 12))
    return;
  add_identifier (self, DHCPV6_IAID, at);
  add (self, DHCPV6_T1, at + 4, 4);
  add (self, DHCPV6_T2, at + 8, 4);
  dhcpv6_read_options (self, at + 12, at + size);
}

static void
add_temporary (Dhcpv6 *self,
               gsize   at,
               gsize   size)
{
  if (!needs (self, size >= 4))
    return;
  add_identifier (self, DHCPV6_IATA, at);
  dhcpv6_read_options (self, at + 4, at + size);
}

static void
add_address (Dhcpv6 *self,
             gsize   at,
             gsize   size)
{
  if (!needs (self, size >= 24))
    return;
  add (self, DHCPV6_ADDRESS, at, 16);
  add (self, DHCPV6_ADDRESS_PREFERRED, at + 16, 4);
  add (self, DHCPV6_ADDRESS_VALID, at + 20, 4);
  dhcpv6_read_options (self, at + 24, at + size);
}

static void
add_prefix (Dhcpv6 *self,
            gsize   at,
            gsize   size)
{
  if (!needs (self, size >= 25))
    return;
  add (self, DHCPV6_PREFIX_PREFERRED, at, 4);
  add (self, DHCPV6_PREFIX_VALID, at + 4, 4);
  add (self, DHCPV6_PREFIX_LENGTH, at + 8, 1);
  add (self, DHCPV6_PREFIX, at + 9, 16);
  dhcpv6_read_options (self, at + 25, at + size);
}

/* RFC 8415, 19.1: each relay agent counts one more; the first one says 0. */
static void
check_hops (Dhcpv6       *self,
            const guint8 *inner,
            gsize         size)
{
  gboolean is_relay = inner[0] == 12 || inner[0] == 13;

  if (is_relay ? size >= 2 && inner[1] + 1u != self->hops : self->hops != 0)
    octet_dissector_note (self->dissector, DHCPV6_BAD_HOPS, DHCPV6_HOPS);
}

/* RFC 8415, 21.10: a whole message inside. */
static void
add_relayed (Dhcpv6 *self,
             gsize   at,
             gsize   size)
{
  if (!needs (self, size > 0))
    return;
  check_hops (self, octet_dissector_get_bytes (self->dissector) + at, size);
  octet_dissector_add (self->dissector, DHCPV6_RELAYED, at, size);
  octet_dissector_enter (self->dissector);
  dhcpv6_read_message (self, at, at + size);
  octet_dissector_close (self->dissector);
}

static void
add_authentication (Dhcpv6 *self,
                    gsize   at,
                    gsize   size)
{
  if (!needs (self, size >= 11))
    return;
  add (self, DHCPV6_AUTH_PROTOCOL, at, 1);
  add (self, DHCPV6_AUTH_ALGORITHM, at + 1, 1);
  add (self, DHCPV6_AUTH_RDM, at + 2, 1);
  add (self, DHCPV6_AUTH_REPLAY, at + 3, 8);
  if (size > 11)
    add (self, DHCPV6_AUTH_INFO, at + 11, size - 11);
}

static void
add_status (Dhcpv6 *self,
            gsize   at,
            gsize   size)
{
  if (!needs (self, size >= 2))
    return;
  add (self, DHCPV6_STATUS, at, 2);
  if (size > 2)
    add (self, DHCPV6_STATUS_TEXT, at + 2, size - 2);
}

static void
add_user_class (Dhcpv6 *self,
                gsize   at,
                gsize   size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self->dissector);
  gsize end = at + size;

  while (at < end)
    {
      gsize length = end - at >= 2 ? octet_bytes_be16 (bytes + at) : 0;

      if (!needs (self, end - at >= 2 && length <= end - at - 2))
        return;
      add (self, DHCPV6_USER_CLASS_LENGTH, at, 2);
      add (self, DHCPV6_USER_CLASS, at + 2, length);
      at += 2 + length;
    }
}

/* RFC 8415, 21.16: an enterprise, and texts with lengths. */
static void
add_vendor_class (Dhcpv6 *self,
                  gsize   at,
                  gsize   size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self->dissector);
  gsize end = at + size;

  if (!needs (self, size >= 4))
    return;
  add (self, DHCPV6_VENDOR_CLASS, at, 4);
  at += 4;
  while (at < end)
    {
      gsize length = end - at >= 2 ? octet_bytes_be16 (bytes + at) : 0;

      if (!needs (self, end - at >= 2 && length <= end - at - 2))
        return;
      add (self, DHCPV6_VENDOR_CLASS_DATA, at + 2, length);
      at += 2 + length;
    }
}

static void
add_vendor (Dhcpv6 *self,
            gsize   at,
            gsize   size)
{
  OctetDissector *dissector = self->dissector;
  const guint8 *bytes = octet_dissector_get_bytes (dissector);
  gsize end = at + size;
  guint enterprise;

  if (!needs (self, size >= 4))
    return;
  enterprise = (guint) octet_dissector_add (dissector, DHCPV6_VENDOR, at, 4);
  at += 4;
  while (at < end)
    {
      gsize length = end - at >= 4 ? octet_bytes_be16 (bytes + at + 2) : 0;

      if (!needs (self, end - at >= 4 && length <= end - at - 4))
        return;
      if (enterprise == ENTERPRISE_CABLELABS)
        add (self, DHCPV6_CABLE_OPTION, at, 2);
      else
        {
          add (self, DHCPV6_VENDOR_CODE, at, 2);
          add (self, DHCPV6_VENDOR_LENGTH, at + 2, 2);
          add (self, DHCPV6_VENDOR_DATA, at + 4, length);
        }
      at += 4 + length;
    }
}

static void
add_remote (Dhcpv6 *self,
            gsize   at,
            gsize   size)
{
  if (!needs (self, size >= 4))
    return;
  add (self, DHCPV6_REMOTE_ENTERPRISE, at, 4);
  add (self, DHCPV6_REMOTE, at + 4, size - 4);
}

/* RFC 4704, 4. What the flags mean depends on who speaks; a name without end is a part. */
static void
add_full_name (Dhcpv6 *self,
               gsize   at,
               gsize   size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self->dissector) + at;
  gboolean is_server = self->message == 2 || self->message == 7;
  g_autofree guint8 *whole = NULL;
  DnsName name;

  if (!needs (self, size >= 1))
    return;
  add (self, DHCPV6_FQDN_FLAGS, at, 1);
  octet_dissector_enter (self->dissector);
  add (self, is_server ? DHCPV6_FQDN_SERVER_N : DHCPV6_FQDN_CLIENT_N, at, 1);
  if (is_server)
    add (self, DHCPV6_FQDN_SERVER_O, at, 1);
  add (self, is_server ? DHCPV6_FQDN_SERVER_S : DHCPV6_FQDN_CLIENT_S, at, 1);
  octet_dissector_close (self->dissector);
  if (size > 1 && bytes[size - 1] == 0)
    add_names (self, DHCPV6_FQDN, at + 1, size - 1);
  else if (size > 1)
    {
      whole = g_malloc0 (size);
      memcpy (whole, bytes + 1, size - 1);
      dns_name_read (&name, whole, size, 0);
      if (name.size == 0)
        octet_dissector_note_here (self->dissector, DHCPV6_BAD_NAME);
      else
        octet_dissector_add_bytes (self->dissector, DHCPV6_FQDN, name.text, name.text_size,
                                   at + 1, size - 1);
    }
}

static void
add_query (Dhcpv6 *self,
           gsize   at,
           gsize   size)
{
  if (!needs (self, size >= 17))
    return;
  add (self, DHCPV6_QUERY, at, 1);
  add (self, DHCPV6_QUERY_LINK, at + 1, 16);
  dhcpv6_read_options (self, at + 17, at + size);
}

static void
add_query_relay (Dhcpv6 *self,
                 gsize   at,
                 gsize   size)
{
  if (!needs (self, size >= 16))
    return;
  add (self, DHCPV6_QUERY_PEER, at, 16);
  if (size > 16)
    add_relayed (self, at + 16, size - 16);
}

/* RFC 5908, 4. */
static void
add_time_servers (Dhcpv6 *self,
                  gsize   at,
                  gsize   size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self->dissector);
  gsize end = at + size;

  while (at < end)
    {
      guint type = end - at >= 4 ? octet_bytes_be16 (bytes + at) : 0;
      gsize length = end - at >= 4 ? octet_bytes_be16 (bytes + at + 2) : 0;

      if (!needs (self, end - at >= 4 && length <= end - at - 4))
        return;
      add (self, DHCPV6_NTP_TYPE, at, 2);
      add (self, DHCPV6_NTP_LENGTH, at + 2, 2);
      if (type == 1 || type == 2)
        add_many (self, type == 1 ? DHCPV6_NTP_ADDRESS : DHCPV6_NTP_MULTICAST, at + 4, length);
      else if (type == 3)
        add_names (self, DHCPV6_NTP_NAME, at + 4, length);
      at += 4 + length;
    }
}

static void
add_exclude (Dhcpv6 *self,
             gsize   at,
             gsize   size)
{
  if (!needs (self, size >= 2))
    return;
  add (self, DHCPV6_EXCLUDE_LENGTH, at, 1);
  add (self, DHCPV6_EXCLUDE, at + 1, size - 1);
}

/* RFC 7598, 4.1: of the IPv6 prefix only the octets that count are there. */
static void
add_map_rule (Dhcpv6 *self,
              gsize   at,
              gsize   size)
{
  const guint8 *bytes = octet_dissector_get_bytes (self->dissector) + at;
  guint8 prefix[16] = { 0 };
  gsize octets = size >= 8 ? (bytes[7] + 7u) / 8 : 0;

  if (!needs (self, size >= 8 && octets <= 16 && octets <= size - 8))
    return;
  add (self, DHCPV6_S46_FLAGS, at, 1);
  add (self, DHCPV6_S46_EA, at + 1, 1);
  add (self, DHCPV6_S46_IPV4_LENGTH, at + 2, 1);
  add (self, DHCPV6_S46_IPV4, at + 3, 4);
  add (self, DHCPV6_S46_IPV6_LENGTH, at + 7, 1);
  memcpy (prefix, bytes + 8, octets);
  octet_dissector_add_bytes (self->dissector, DHCPV6_S46_IPV6, prefix, 16, at + 8, octets);
  dhcpv6_read_options (self, at + 8 + octets, at + size);
}

/* clang-format off */
/* Sorted by code. RFC 8415, and what stands beside the others. */
static const Schema schemas[] = {
  { 1, CUSTOM, 0, add_client }, { 2, CUSTOM, 0, add_duid }, { 3, CUSTOM, 0, add_association },
  { 4, CUSTOM, 0, add_temporary }, { 5, CUSTOM, 0, add_address },
  { 6, MANY, DHCPV6_REQUESTED }, { 7, MANY, DHCPV6_PREFERENCE }, { 8, MANY, DHCPV6_ELAPSED },
  { 9, CUSTOM, 0, add_relayed }, { 11, CUSTOM, 0, add_authentication },
  { 12, MANY, DHCPV6_UNICAST }, { 13, CUSTOM, 0, add_status }, { 14, EMPTY, 0 },
  { 15, CUSTOM, 0, add_user_class }, { 16, CUSTOM, 0, add_vendor_class },
  { 17, CUSTOM, 0, add_vendor }, { 18, ALL, DHCPV6_INTERFACE }, { 19, MANY, DHCPV6_RECONFIGURE },
  { 20, EMPTY, 0 },
  { 21, NAMES, DHCPV6_SIP_NAME }, { 22, MANY, DHCPV6_SIP_ADDRESS },     /* RFC 3319 */
  { 23, MANY, DHCPV6_DNS }, { 24, NAMES, DHCPV6_SEARCH },               /* RFC 3646 */
  { 25, CUSTOM, 0, add_association }, { 26, CUSTOM, 0, add_prefix },
  { 27, MANY, DHCPV6_NIS }, { 28, MANY, DHCPV6_NISP },                  /* RFC 3898 */
  { 29, NAMES, DHCPV6_NIS_NAME }, { 30, NAMES, DHCPV6_NISP_NAME },
  { 31, MANY, DHCPV6_SNTP }, { 32, MANY, DHCPV6_LIFETIME },             /* RFC 4075, 8415 */
  { 33, NAMES, DHCPV6_BCMCS_NAME }, { 34, MANY, DHCPV6_BCMCS_ADDRESS }, /* RFC 4280 */
  { 37, CUSTOM, 0, add_remote }, { 38, ALL, DHCPV6_SUBSCRIBER },        /* RFC 4649, 4580 */
  { 39, CUSTOM, 0, add_full_name }, { 40, MANY, DHCPV6_PANA },          /* RFC 4704, 5192 */
  { 41, ALL, DHCPV6_TIME_ZONE }, { 42, ALL, DHCPV6_TIME_ZONE_NAME },    /* RFC 4833 */
  { 43, MANY, DHCPV6_REQUESTED },                                       /* RFC 4994 */
  { 44, CUSTOM, 0, add_query }, { 45, INSIDE, 0 }, { 46, MANY, DHCPV6_CLT_TIME }, /* RFC 5007 */
  { 47, CUSTOM, 0, add_query_relay }, { 48, MANY, DHCPV6_QUERY_CLIENT_LINK },
  { 52, MANY, DHCPV6_CAPWAP }, { 53, CUSTOM, 0, add_duid },             /* RFC 5417, 5460 */
  { 56, CUSTOM, 0, add_time_servers }, { 64, NAMES, DHCPV6_AFTR },      /* RFC 5908, 6334 */
  { 67, CUSTOM, 0, add_exclude },                                       /* RFC 6603 */
  { 89, CUSTOM, 0, add_map_rule }, { 90, MANY, DHCPV6_S46_RELAY },      /* RFC 7598 */
  { 94, INSIDE, 0 }, { 95, INSIDE, 0 }, { 96, INSIDE, 0 },
  { 103, ALL, DHCPV6_CAPTIVE }, { 112, ALL, DHCPV6_MUD },               /* RFC 8910, 8520 */
  { 135, MANY, DHCPV6_RELAY_PORT },                                     /* RFC 8357 */
  { 165, MANY, DHCPV6_HOME_AGENT }, { 166, MANY, DHCPV6_HOME_ADDRESS }, { 167, ALL, DHCPV6_NAI },
};
/* clang-format on */

/**
 * dhcpv6_add_value: (skip)
 * @self: a message
 * @code: the option's number
 * @at: its value's first octet, in the layer
 * @size: the value's octets, all of which are there
 */
void
dhcpv6_add_value (Dhcpv6 *self,
                  guint   code,
                  gsize   at,
                  gsize   size)
{
  const Schema *schema = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (schemas) && schemas[i].code <= code; i++)
    if (schemas[i].code == code)
      schema = &schemas[i];
  if (schema == NULL)
    {
      if (size > 0)
        add (self, DHCPV6_OPTION_VALUE, at, size);
      return;
    }
  switch ((How) schema->how)
    {
    case MANY:
      add_many (self, schema->field, at, size);
      break;
    case ALL:
      add (self, schema->field, at, size);
      break;
    case NAMES:
      add_names (self, schema->field, at, size);
      break;
    case INSIDE:
      dhcpv6_read_options (self, at, at + size);
      break;
    case CUSTOM:
      schema->custom (self, at, size);
      break;
    case EMPTY:
    default:
      needs (self, size == 0);
      break;
    }
}
