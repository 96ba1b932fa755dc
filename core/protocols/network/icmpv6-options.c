/* icmpv6-options.c - options of neighbour discovery, RFC 4861, 4.6, and of later standards
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     +--------+--------+-----------
 *     | type   | length | data …       length counts units of eight octets, type included
 *     +--------+--------+-----------
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "protocols/network/icmpv6-fields.h"

#define STEPS(list) .steps = list, .n_steps = G_N_ELEMENTS (list)
/* A domain name's text, RFC 1035, 3.1: 255 octets, each of which may take two. */
#define MAX_NAME 512
#define MAX_LABEL 63

/* Reads what no list of steps can say; the reader ends with the option. */
typedef void (*ReadOption) (OctetDissector *self,
                            gsize           size);

typedef struct
{
  guint8                 type;
  const OctetIcmpv6Step *steps;
  gsize                  n_steps;
  ReadOption             read;
} Option;

static const OctetIcmpv6Step prefix_steps[] = {
  { ICMPV6_PREFIX_LENGTH, 0 }, { ICMPV6_PREFIX_FLAGS, 0 }, { ICMPV6_PREFIX_VALID, 0 },
  { ICMPV6_PREFIX_PREFERRED, 0 }, { ICMPV6_OPT_RESERVED, 4 }, { ICMPV6_PREFIX, 0 },
};
static const OctetIcmpv6Step mtu_steps[] = { { ICMPV6_OPT_RESERVED, 2 }, { ICMPV6_OPT_MTU, 0 } };
static const OctetIcmpv6Step shortcut_steps[] = {
  { ICMPV6_NBMA_LIMIT, 0 }, { ICMPV6_OPT_RESERVED, 1 }, { ICMPV6_OPT_RESERVED, 4 },
};
static const OctetIcmpv6Step interval_steps[] = { { ICMPV6_OPT_RESERVED, 2 },
                                                  { ICMPV6_INTERVAL, 0 } };
static const OctetIcmpv6Step agent_steps[] = {
  { ICMPV6_OPT_RESERVED, 2 }, { ICMPV6_AGENT_PREFERENCE, 0 }, { ICMPV6_AGENT_LIFETIME, 0 },
};
static const OctetIcmpv6Step address_steps[] = {
  { ICMPV6_IPA_CODE, 0 }, { ICMPV6_IPA_LENGTH, 0 }, { ICMPV6_OPT_RESERVED, 4 },
  { ICMPV6_IPA_ADDRESS, 0 },
};
static const OctetIcmpv6Step new_router_steps[] = {
  { ICMPV6_NRPI_CODE, 0 }, { ICMPV6_NRPI_LENGTH, 0 }, { ICMPV6_OPT_RESERVED, 4 },
  { ICMPV6_NRPI_PREFIX, 0 },
};
static const OctetIcmpv6Step flags_steps[] = { { ICMPV6_EFO, 0 }, { ICMPV6_OPT_RESERVED, 4 } };
static const OctetIcmpv6Step registration_steps[] = {
  { ICMPV6_ARO_STATUS, 0 }, { ICMPV6_OPT_RESERVED, 3 }, { ICMPV6_ARO_LIFETIME, 0 },
  { ICMPV6_ARO_EUI, 0 },
};
static const OctetIcmpv6Step border_steps[] = {
  { ICMPV6_ABRO_LOW, 0 }, { ICMPV6_ABRO_HIGH, 0 }, { ICMPV6_ABRO_LIFETIME, 0 },
  { ICMPV6_ABRO_ROUTER, 0 },
};

/**
 * octet_icmpv6_add_partial: (skip)
 * @self: a dissector in a layer of ICMPv6
 * @field: a field of an IPv6 address
 * @size: octets that stand at the cursor, at most 16; zeros follow
 *
 * Reads an address of which only the beginning is sent.
 */
void
octet_icmpv6_add_partial (OctetDissector *self,
                          guint           field,
                          gsize           size)
{
  gsize at = octet_dissector_get_position (self);
  const guint8 *bytes = octet_reader_take (octet_dissector_rest (self), MIN (size, 16));
  guint8 address[16] = { 0 };

  if (bytes == NULL)
    return;
  memcpy (address, bytes, MIN (size, 16));
  octet_dissector_add_bytes (self, field, address, sizeof address, at, MIN (size, 16));
}

/**
 * octet_icmpv6_add_name: (skip)
 * @self: a dissector in a layer of ICMPv6
 * @field: a string field
 *
 * Reads a domain name of labels, up to its empty label or the end.
 */
void
octet_icmpv6_add_name (OctetDissector *self,
                       guint           field)
{
  OctetReader *rest = octet_dissector_rest (self);
  g_autoptr (GString) name = g_string_new (NULL);
  gsize start = rest->position, end;

  while (octet_reader_left (rest) > 0 && name->len < MAX_NAME)
    {
      gsize size = octet_reader_u8 (rest);
      const guint8 *label = octet_reader_take (rest, size);

      if (label == NULL || size == 0)
        break;
      /* Larger counts would be pointers, which only DNS has. */
      if (size > MAX_LABEL)
        octet_dissector_mark_malformed (self);
      if (name->len > 0)
        g_string_append_c (name, '.');
      g_string_append_len (name, (const char *) label, (gssize) size);
    }
  end = rest->position;
  /* RFC 4620, 6.3: a name of one label has two empty ones behind it. */
  if (field == ICMPV6_NI_NAME || field == ICMPV6_NI_SUBJECT_NAME)
    octet_reader_skip (rest, octet_reader_left (rest));
  octet_dissector_add_text (self, field, name->str, start, end - start);
}

static gsize
get_left (OctetDissector *self)
{
  return octet_reader_left (octet_dissector_rest (self));
}

static void
read_link (OctetDissector *self,
           gboolean        is_source,
           gsize           size)
{
  gsize at = octet_dissector_get_position (self);

  /* RFC 4944, 8: two units hold an address of eight octets. */
  if (size == 14)
    {
      octet_dissector_read (self, ICMPV6_LINK_64);
      octet_dissector_add (self, is_source ? ICMPV6_LINK_64_SOURCE : ICMPV6_LINK_64_TARGET, at,
                           8);
      octet_dissector_read_size (self, ICMPV6_OPT_PADDING, 6);
      return;
    }
  octet_dissector_read_size (self, ICMPV6_LINK, size);
  octet_dissector_add (self, is_source ? ICMPV6_LINK_SOURCE : ICMPV6_LINK_TARGET, at, size);
}

static void
read_source_link (OctetDissector *self,
                  gsize           size)
{
  read_link (self, TRUE, size);
}

static void
read_target_link (OctetDissector *self,
                  gsize           size)
{
  read_link (self, FALSE, size);
}

static void
read_redirected (OctetDissector *self,
                 gsize           size)
{
  gsize at = octet_dissector_get_position (self) + 6;

  octet_dissector_read_size (self, ICMPV6_OPT_RESERVED, 6);
  octet_dissector_read_size (self, ICMPV6_REDIRECTED, get_left (self));
  if (octet_dissector_ok (self))
    octet_icmpv6_add_quote (self, at, octet_dissector_get_position (self) - at);
}

static void
read_addresses (OctetDissector *self,
                gsize           size)
{
  octet_dissector_read_size (self, ICMPV6_OPT_RESERVED, 6);
  while (get_left (self) > 0)
    octet_dissector_read (self, ICMPV6_OPT_ADDRESS);
}

/* RFC 3971, 5.1 */
static void
read_cga (OctetDissector *self,
          gsize           size)
{
  gsize padding = octet_dissector_read (self, ICMPV6_CGA_PAD);

  octet_dissector_read_size (self, ICMPV6_OPT_RESERVED, 1);
  if (padding < get_left (self))
    octet_dissector_read_size (self, ICMPV6_CGA, get_left (self) - padding);
  octet_dissector_read_size (self, ICMPV6_OPT_PADDING, get_left (self));
}

static void
read_signature (OctetDissector *self,
                gsize           size)
{
  octet_dissector_read_size (self, ICMPV6_OPT_RESERVED, 2);
  octet_dissector_read_size (self, ICMPV6_RSA_HASH, 16);
  octet_dissector_read_size (self, ICMPV6_SIGNATURE, get_left (self));
}

/* RFC 3971, 5.3.1: seconds with 16 bits of fraction. */
static void
read_timestamp (OctetDissector *self,
                gsize           size)
{
  gsize at = octet_dissector_get_position (self) + 6;
  guint64 value;

  octet_dissector_read_size (self, ICMPV6_OPT_RESERVED, 6);
  value = octet_reader_be (octet_dissector_rest (self), 8);
  octet_dissector_add_time (self, ICMPV6_TIMESTAMP,
                            (gint64) ((value >> 16) * 1000000000 +
                                      ((value & 0xffff) * 1000000000 >> 16)),
                            at, 8);
}

static void
read_nonce (OctetDissector *self,
            gsize           size)
{
  octet_dissector_read_size (self, ICMPV6_OPT_NONCE, size);
}

static void
read_link_layer (OctetDissector *self,
                 gsize           size)
{
  octet_dissector_read (self, ICMPV6_LLA_CODE);
  octet_dissector_read_size (self, ICMPV6_LLA, get_left (self));
}

/* RFC 5380, 4 */
static void
read_anchor (OctetDissector *self,
             gsize           size)
{
  gsize at = octet_dissector_get_position (self);

  octet_dissector_add (self, ICMPV6_MAP_DISTANCE, at, 1);
  octet_dissector_read (self, ICMPV6_MAP_PREFERENCE);
  octet_dissector_read (self, ICMPV6_MAP_FLAGS);
  octet_dissector_read (self, ICMPV6_MAP_LIFETIME);
  octet_dissector_read (self, ICMPV6_MAP_ADDRESS);
}

/* RFC 4191, 2.3: the prefix takes 0, 8 or 16 octets. */
static void
read_route (OctetDissector *self,
            gsize           size)
{
  octet_dissector_read (self, ICMPV6_PREFIX_LENGTH);
  octet_dissector_read (self, ICMPV6_ROUTE_FLAGS);
  octet_dissector_read (self, ICMPV6_ROUTE_LIFETIME);
  if (get_left (self) > 0)
    octet_icmpv6_add_partial (self, ICMPV6_PREFIX, get_left (self));
}

static void
read_name_servers (OctetDissector *self,
                   gsize           size)
{
  octet_dissector_read_size (self, ICMPV6_OPT_RESERVED, 2);
  octet_dissector_read (self, ICMPV6_RDNSS_LIFETIME);
  while (get_left (self) > 0)
    octet_dissector_read (self, ICMPV6_RDNSS);
}

/* RFC 8106, 5.2: names, then zeros. */
static void
read_search_list (OctetDissector *self,
                  gsize           size)
{
  OctetReader *rest = octet_dissector_rest (self);

  octet_dissector_read_size (self, ICMPV6_OPT_RESERVED, 2);
  octet_dissector_read (self, ICMPV6_DNSSL_LIFETIME);
  while (get_left (self) > 0 && octet_reader_peek_be (rest, 0, 1) != 0)
    octet_icmpv6_add_name (self, ICMPV6_DNSSL);
  if (get_left (self) > 0)
    octet_dissector_read_size (self, ICMPV6_OPT_PADDING, get_left (self));
}

/* RFC 6775, 4.2 */
static void
read_context (OctetDissector *self,
              gsize           size)
{
  octet_dissector_read (self, ICMPV6_SIX_LENGTH);
  octet_dissector_read (self, ICMPV6_SIX_FLAGS);
  octet_dissector_read_size (self, ICMPV6_OPT_RESERVED, 2);
  octet_dissector_read (self, ICMPV6_SIX_LIFETIME);
  octet_icmpv6_add_partial (self, ICMPV6_SIX_PREFIX, get_left (self));
}

static void
read_capabilities (OctetDissector *self,
                   gsize           size)
{
  octet_dissector_add (self, ICMPV6_CIO_UNASSIGNED, octet_dissector_get_position (self), 2);
  octet_dissector_read (self, ICMPV6_CIO_G);
  octet_dissector_read (self, ICMPV6_CIO_MORE);
}

static void
read_portal (OctetDissector *self,
             gsize           size)
{
  octet_dissector_read_size (self, ICMPV6_PORTAL, size);
}

/* RFC 8781, 4 */
static void
read_pref64 (OctetDissector *self,
             gsize           size)
{
  static const guint8 sizes[8] = { 12, 8, 7, 6, 5, 4, 0, 0 };
  guint code;

  octet_dissector_add (self, ICMPV6_PREF64_LIFETIME, octet_dissector_get_position (self), 2);
  code = (guint) octet_dissector_read (self, ICMPV6_PREF64_CODE);
  if (sizes[code & 7] == 0)
    return;
  octet_icmpv6_add_partial (self, ICMPV6_PREF64, sizes[code & 7]);
  octet_reader_skip (octet_dissector_rest (self), get_left (self));
}

static const Option options[] = {
  { 1, .read = read_source_link },
  { 2, .read = read_target_link },
  { 3, STEPS (prefix_steps) },
  { 4, .read = read_redirected },
  { 5, STEPS (mtu_steps) },
  { 6, STEPS (shortcut_steps) },
  { 7, STEPS (interval_steps) },
  { 8, STEPS (agent_steps) },
  { 9, .read = read_addresses },
  { 10, .read = read_addresses },
  { 11, .read = read_cga },
  { 12, .read = read_signature },
  { 13, .read = read_timestamp },
  { 14, .read = read_nonce },
  { 17, STEPS (address_steps) },
  { 18, STEPS (new_router_steps) },
  { 19, .read = read_link_layer },
  { 23, .read = read_anchor },
  { 24, .read = read_route },
  { 25, .read = read_name_servers },
  { 26, STEPS (flags_steps) },
  { 31, .read = read_search_list },
  { 33, STEPS (registration_steps) },
  { 34, .read = read_context },
  { 35, STEPS (border_steps) },
  { 36, .read = read_capabilities },
  { 37, .read = read_portal },
  { 38, .read = read_pref64 },
};

static const Option *
find_option (guint type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].type == type)
      return &options[i];
  return NULL;
}

static void
read_data (OctetDissector *self,
           guint           type,
           gsize           size)
{
  const Option *option = find_option (type);

  if (option == NULL)
    {
      octet_dissector_note_here (self, ICMPV6_NOT_READ_OPTION);
      octet_dissector_read_size (self, ICMPV6_DATA, size);
    }
  else if (option->read != NULL)
    option->read (self, size);
  else
    octet_icmpv6_read_steps (self, option->steps, option->n_steps);
  if (get_left (self) > 0)
    {
      octet_dissector_read_size (self, ICMPV6_UNKNOWN, get_left (self));
      octet_dissector_note (self, ICMPV6_NOT_READ, ICMPV6_UNKNOWN);
    }
}

/* FALSE where the length makes the rest unreadable (RFC 4861, 4.6). */
static gboolean
add_option (OctetDissector *self)
{
  OctetReader *rest = octet_dissector_rest (self);
  guint type = (guint) octet_reader_peek_be (rest, 0, 1);
  gsize size = 8 * octet_reader_peek_be (rest, 1, 1);
  const OctetField *field = &octet_icmpv6_fields[ICMPV6_OPT_TYPE];
  const char *name = octet_name_find (field->names, field->n_names, type);
  gsize end = rest->size, left = octet_reader_left (rest);

  octet_dissector_open (self, ICMPV6_OPTION);
  octet_dissector_label (self, "%s", name != NULL ? _(name) : _("Unknown option"));
  octet_dissector_read (self, ICMPV6_OPT_TYPE);
  octet_dissector_read (self, ICMPV6_OPT_LENGTH);
  if (size == 0)
    octet_dissector_note (self, ICMPV6_BAD_OPTION, ICMPV6_OPT_LENGTH);
  else if (size > left)
    octet_reader_skip (rest, size);
  else
    {
      rest->size = rest->position - 2 + size;
      read_data (self, type, size - 2);
      rest->size = end;
    }
  octet_dissector_close (self);
  return size > 0;
}

/**
 * octet_icmpv6_add_options: (skip)
 * @self: a dissector in a layer of ICMPv6, its cursor behind the message
 *
 * Adds the options of neighbour discovery, to the layer's end.
 */
void
octet_icmpv6_add_options (OctetDissector *self)
{
  while (get_left (self) > 0)
    if (!add_option (self))
      return;
}
