/* dhcp-options.c - reads DHCP's options, by a table of what each one holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *     +------+--------+-----------…
 *     | code | length | value       RFC 2132, 2; codes 0 and 255 stand alone
 *     +------+--------+-----------…
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "protocols/naming/dhcp-private.h"

typedef enum
{
  ONE,    /* the field's own size, once */
  MANY,   /* the field's own size, once or more */
  PAIRS,  /* this field and the next one in turn, four octets each */
  TEXT,   /* all of it */
  YES_NO, /* one octet */
  SECONDS, /* four octets: seconds since 1970 */
  CUSTOM, /* a function of its own */
} How;

typedef struct
{
  guint8  code;
  guint8  how;
  guint16 field;
  void  (*custom) (OctetDissector *self,
                   gsize           at,
                   gsize           size);
} Schema;

/* clang-format off */
/* Sorted by code. RFC 2132, and what stands beside the later ones. */
static const Schema schemas[] = {
  { 1, ONE, DHCP_MASK }, { 2, ONE, DHCP_TIME_OFFSET }, { 3, MANY, DHCP_ROUTER },
  { 4, MANY, DHCP_TIME_SERVER }, { 5, MANY, DHCP_NAME_SERVER }, { 6, MANY, DHCP_DNS },
  { 7, MANY, DHCP_LOG_SERVER }, { 8, MANY, DHCP_QUOTES }, { 9, MANY, DHCP_LPR },
  { 10, MANY, DHCP_IMPRESS }, { 11, MANY, DHCP_RESOURCE }, { 12, TEXT, DHCP_HOST_NAME },
  { 13, ONE, DHCP_BOOT_SIZE }, { 14, TEXT, DHCP_DUMP_FILE }, { 15, TEXT, DHCP_DOMAIN },
  { 16, ONE, DHCP_SWAP }, { 17, TEXT, DHCP_ROOT_PATH }, { 18, TEXT, DHCP_EXTENSIONS_PATH },
  { 19, YES_NO, DHCP_FORWARDING }, { 20, YES_NO, DHCP_SOURCE_ROUTING },
  { 21, PAIRS, DHCP_POLICY_IP }, { 22, ONE, DHCP_REASSEMBLY }, { 23, ONE, DHCP_DEFAULT_TTL },
  { 24, ONE, DHCP_MTU_AGING }, { 25, MANY, DHCP_MTU_PLATEAU }, { 26, ONE, DHCP_MTU },
  { 27, YES_NO, DHCP_SUBNETS_LOCAL }, { 28, ONE, DHCP_BROADCAST },
  { 29, YES_NO, DHCP_MASK_DISCOVERY }, { 30, YES_NO, DHCP_MASK_SUPPLIER },
  { 31, YES_NO, DHCP_ROUTER_DISCOVERY }, { 32, ONE, DHCP_SOLICITATION },
  { 33, PAIRS, DHCP_ROUTE_IP }, { 34, YES_NO, DHCP_TRAILERS }, { 35, ONE, DHCP_ARP_TIMEOUT },
  { 36, YES_NO, DHCP_ETHERNET }, { 37, ONE, DHCP_TCP_TTL }, { 38, ONE, DHCP_TCP_KEEPALIVE },
  { 39, YES_NO, DHCP_TCP_GARBAGE }, { 40, TEXT, DHCP_NIS_DOMAIN },
  { 41, MANY, DHCP_NIS_SERVER }, { 42, MANY, DHCP_NTP }, { 44, MANY, DHCP_NETBIOS_NAME },
  { 45, MANY, DHCP_NETBIOS_DATAGRAM }, { 46, ONE, DHCP_NETBIOS_NODE },
  { 47, TEXT, DHCP_NETBIOS_SCOPE }, { 48, MANY, DHCP_X_FONT }, { 49, MANY, DHCP_X_DISPLAY },
  { 50, ONE, DHCP_REQUESTED }, { 51, ONE, DHCP_LEASE_TIME }, { 52, ONE, DHCP_OVERLOAD },
  { 53, ONE, DHCP_MESSAGE_TYPE }, { 54, ONE, DHCP_SERVER_ID }, { 55, MANY, DHCP_REQUEST_ITEM },
  { 56, TEXT, DHCP_MESSAGE }, { 57, ONE, DHCP_MAX_SIZE }, { 58, ONE, DHCP_RENEWAL },
  { 59, ONE, DHCP_REBINDING }, { 60, TEXT, DHCP_VENDOR_CLASS },
  { 61, CUSTOM, 0, dhcp_add_client_id }, { 62, TEXT, DHCP_NETWARE_DOMAIN },
  { 64, TEXT, DHCP_NIS_PLUS_DOMAIN }, { 65, MANY, DHCP_NIS_PLUS_SERVER },
  { 66, TEXT, DHCP_TFTP_NAME }, { 67, TEXT, DHCP_BOOT_FILE }, { 68, MANY, DHCP_HOME_AGENT },
  { 69, MANY, DHCP_SMTP }, { 70, MANY, DHCP_POP3 }, { 71, MANY, DHCP_NNTP },
  { 72, MANY, DHCP_WWW }, { 73, MANY, DHCP_FINGER }, { 74, MANY, DHCP_IRC },
  { 75, MANY, DHCP_STREETTALK }, { 76, MANY, DHCP_STREETTALK_DA },
  { 77, CUSTOM, 0, dhcp_add_user_class },        /* RFC 3004 */
  { 78, CUSTOM, 0, dhcp_add_directory_agents },  /* RFC 2610 */
  { 79, CUSTOM, 0, dhcp_add_service_scope },
  { 81, CUSTOM, 0, dhcp_add_full_name },         /* RFC 4702 */
  { 82, CUSTOM, 0, dhcp_add_relay_agent },       /* RFC 3046 */
  { 90, CUSTOM, 0, dhcp_add_authentication },    /* RFC 3118 */
  { 91, ONE, DHCP_LAST_TRANSACTION }, { 92, MANY, DHCP_ASSOCIATED }, /* RFC 4388 */
  { 93, MANY, DHCP_ARCHITECTURE }, { 94, CUSTOM, 0, dhcp_add_network_interface }, /* RFC 4578 */
  { 97, CUSTOM, 0, dhcp_add_uuid },
  { 100, TEXT, DHCP_TZ_POSIX }, { 101, TEXT, DHCP_TZ_NAME },         /* RFC 4833 */
  { 112, MANY, DHCP_NETINFO_ADDRESS }, { 113, TEXT, DHCP_NETINFO_TAG },
  { 114, TEXT, DHCP_PORTAL },                    /* RFC 8910 */
  { 116, ONE, DHCP_AUTO_CONFIGURE },             /* RFC 2563 */
  { 118, ONE, DHCP_SUBNET_SELECTION },           /* RFC 3011 */
  { 119, CUSTOM, 0, dhcp_add_search_domains },   /* RFC 3397 */
  { 120, CUSTOM, 0, dhcp_add_sip_servers },      /* RFC 3361 */
  { 121, CUSTOM, 0, dhcp_add_classless_routes }, /* RFC 3442 */
  { 124, CUSTOM, 0, dhcp_add_enterprise_class }, /* RFC 3925 */
  { 125, CUSTOM, 0, dhcp_add_enterprise },
  { 136, MANY, DHCP_PANA }, { 137, CUSTOM, 0, dhcp_add_location_server }, /* RFC 5192, 5223 */
  { 138, MANY, DHCP_CAPWAP }, { 142, MANY, DHCP_ANDSF },             /* RFC 5417, 6153 */
  { 145, MANY, DHCP_NONCE },                     /* RFC 6704 */
  { 146, CUSTOM, 0, dhcp_add_dns_selection },    /* RFC 6731 */
  { 150, MANY, DHCP_TFTP_ADDRESS },              /* RFC 5859 */
  { 151, CUSTOM, 0, dhcp_add_status },           /* RFC 6926 */
  { 152, SECONDS, DHCP_BASE_TIME }, { 153, ONE, DHCP_STATE_START },
  { 154, SECONDS, DHCP_QUERY_START }, { 155, SECONDS, DHCP_QUERY_END }, { 156, ONE, DHCP_STATE },
  { 157, YES_NO, DHCP_SOURCE }, { 158, CUSTOM, 0, dhcp_add_port_control }, /* RFC 7291 */
  { 159, CUSTOM, 0, dhcp_add_port_set },         /* RFC 7618 */
  { 160, TEXT, DHCP_PORTAL }, { 161, TEXT, DHCP_MUD },               /* RFC 8520 */
  { 209, TEXT, DHCP_PXE_FILE }, { 210, TEXT, DHCP_PXE_PREFIX },      /* RFC 5071 */
  { 212, CUSTOM, 0, dhcp_add_rapid_deployment }, /* RFC 5969 */
  { 249, CUSTOM, 0, dhcp_add_classless_routes }, { 252, TEXT, DHCP_PROXY },
};
/* clang-format on */

static const Schema *
find_schema (guint code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (schemas) && schemas[i].code <= code; i++)
    if (schemas[i].code == code)
      return &schemas[i];
  return NULL;
}

/* What the option's row tells of its value: "Router: 192.0.2.1". */
static void
append_value (GString      *out,
              guint         index,
              const guint8 *bytes,
              gsize         size)
{
  const OctetField *field = &dhcp_fields[index];
  guint64 number = size <= 8 ? octet_bytes_be (bytes, size) : 0;
  const char *name = octet_name_find (field->names, field->n_names, number);
  g_autofree char *text = NULL;

  g_string_append (out, out->len > 0 ? ", " : "");
  if (field->kind == OCTET_FIELD_IPV4)
    octet_bytes_format_ipv4 (bytes, out);
  else if (field->kind == OCTET_FIELD_STRING)
    {
      const guint8 *end = memchr (bytes, 0, size);

      text = g_utf8_make_valid ((const char *) bytes,
                                (gssize) (end != NULL ? (gsize) (end - bytes) : size));
      g_string_append (out, text);
    }
  else if (name != NULL)
    g_string_append (out, _(name));
  else if (field->kind == OCTET_FIELD_INT)
    g_string_append_printf (out, "%d", (int) (gint32) number);
  else
    g_string_append_printf (out, "%" G_GUINT64_FORMAT, number);
}

static void
add_value (OctetDissector *self,
           guint           field,
           gsize           at,
           gsize           size,
           GString        *said)
{
  octet_dissector_add (self, field, at, size);
  if (said != NULL && octet_dissector_ok (self))
    append_value (said, field, octet_dissector_get_bytes (self) + at, size);
}

static gboolean
fits (const Schema *schema,
      gsize         size)
{
  gsize one = octet_field_get_wire_size (&dhcp_fields[schema->field]);

  switch ((How) schema->how)
    {
    case ONE:
      return size == one;
    case MANY:
      return size > 0 && size % one == 0;
    case PAIRS:
      return size > 0 && size % 8 == 0;
    case YES_NO:
      return size == 1;
    case SECONDS:
      return size == 4;
    case TEXT:
    case CUSTOM:
    default:
      return TRUE;
    }
}

/* A value whose octets are all there. */
static void
add_content (OctetDissector *self,
             const Schema   *schema,
             gsize           at,
             gsize           size,
             GString        *said)
{
  gsize one = octet_field_get_wire_size (&dhcp_fields[schema->field]);

  if (!fits (schema, size))
    {
      octet_dissector_note_here (self, DHCP_BAD_LENGTH);
      return;
    }
  if (schema->how == CUSTOM)
    schema->custom (self, at, size);
  else if (schema->how == MANY)
    for (gsize i = 0; i < size; i += one)
      add_value (self, schema->field, at + i, one, said);
  else if (schema->how == PAIRS)
    for (gsize i = 0; i < size; i += 8)
      {
        add_value (self, schema->field, at + i, 4, said);
        octet_dissector_add (self, schema->field + 1u, at + i + 4, 4);
      }
  else if (schema->how == SECONDS)
    octet_dissector_add_time (self, schema->field,
                              octet_bytes_be32 (octet_dissector_get_bytes (self) + at) *
                                G_GINT64_CONSTANT (1000000000), at, 4);
  else
    add_value (self, schema->field, at, size, said);
}

static const char *
name_option (guint code)
{
  const OctetField *field = &dhcp_fields[DHCP_OPTION];
  const char *name = octet_name_find (field->names, field->n_names, code);

  return name != NULL ? _(name) : _("unknown");
}

/* The fields that hold more options: RFC 2132, 9.3. The server's name comes last in the
 * order of reading but first in the packet; people expect the packet's order. */
static void
add_overloaded (OctetDissector *self,
                guint           which,
                guint          *message)
{
  if ((which & 2) != 0)
    {
      octet_dissector_open_text (self, _("Options in the server name's field"));
      dhcp_options_dissect (self, 44, 108, TRUE, message);
      octet_dissector_close (self);
    }
  if ((which & 1) != 0)
    {
      octet_dissector_open_text (self, _("Options in the start file's field"));
      dhcp_options_dissect (self, 108, 236, TRUE, message);
      octet_dissector_close (self);
    }
}

static void
add_option (OctetDissector *self,
            guint           code,
            gsize           at,
            gsize           size,
            gboolean        is_inner,
            guint          *message)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  const Schema *schema = find_schema (code);
  gsize there = octet_dissector_get_captured (self) - at;
  g_autoptr (GString) said = NULL;

  octet_dissector_add_uint (self, DHCP_OPTION, code, at, MIN (2 + size, there));
  octet_dissector_enter (self);
  octet_dissector_add (self, DHCP_OPTION_LENGTH, at + 1, 1);
  octet_dissector_add (self, schema != NULL ? DHCP_OPTION_VALUE : DHCP_OPTION_UNKNOWN, at + 2,
                       size);
  if (octet_dissector_ok (self))
    {
      if (octet_dissector_wants (self, OCTET_WANTS_TEXT))
        said = g_string_new (NULL);
      if (code == DHCP_OPTION_MESSAGE && size == 1)
        *message = bytes[at + 2];
      if (schema != NULL && octet_dissector_wants (self, OCTET_WANTS_FIELDS))
        add_content (self, schema, at + 2, size, said);
      octet_dissector_label (self, _("Option %u, %s%s%s"), code, name_option (code),
                             said != NULL && said->len > 0 ? ": " : "",
                             said != NULL ? said->str : "");
      /* Options in a field must not lead to that field again. */
      if (code == DHCP_OPTION_OVERLOAD && size == 1 && !is_inner)
        add_overloaded (self, bytes[at + 2], message);
    }
  octet_dissector_close (self);
}

static gsize
add_padding (OctetDissector *self,
             gsize           at,
             gsize           end)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize size = 1;

  while (at + size < end && bytes[at + size] == DHCP_OPTION_PADDING)
    size++;
  octet_dissector_add_uint (self, DHCP_OPTION, DHCP_OPTION_PADDING, at, size);
  octet_dissector_enter (self);
  octet_dissector_add (self, DHCP_PADDING, at, size);
  octet_dissector_close (self);
  return size;
}

/* The users of filters know the end by its own key; as an option's type it is 0 to them. */
static void
add_end (OctetDissector *self,
         gsize           at)
{
  octet_dissector_add_uint (self, DHCP_OPTION, 0, at, 1);
  octet_dissector_enter (self);
  octet_dissector_label (self, "%s", name_option (DHCP_OPTION_END));
  octet_dissector_add (self, DHCP_END, at, 1);
  octet_dissector_close (self);
}

/**
 * dhcp_options_dissect: (skip)
 * @self: a dissector
 * @at: the first option, from the layer's first octet
 * @end: where the options end at the latest
 * @is_inner: whether they stand in a field that was lent to them
 * @message: (inout): the DHCP message type, where an option tells it
 *
 * Each turn consumes at least one octet. An option that is longer than the
 * layer makes it malformed, or short where the capture cut the packet off.
 *
 * Returns: where the end mark was passed
 */
gsize
dhcp_options_dissect (OctetDissector *self,
                      gsize           at,
                      gsize           end,
                      gboolean        is_inner,
                      guint          *message)
{
  const guint8 *bytes = octet_dissector_get_bytes (self);
  gsize captured = octet_dissector_get_captured (self);

  while (at < end && octet_dissector_ok (self))
    {
      gsize size;

      if (at >= captured)
        {
          octet_dissector_mark_malformed (self);
          return at;
        }
      if (bytes[at] == DHCP_OPTION_END)
        {
          add_end (self, at);
          return at + 1;
        }
      if (bytes[at] == DHCP_OPTION_PADDING)
        {
          at += add_padding (self, at, MIN (end, captured));
          continue;
        }
      size = at + 1 < captured ? bytes[at + 1] : 0;
      if (is_inner && size + 2 > end - at)
        {
          octet_dissector_note_here (self, DHCP_BAD_LENGTH);
          return at;
        }
      add_option (self, bytes[at], at, size, is_inner, message);
      at += 2 + size;
    }
  if (octet_dissector_ok (self))
    octet_dissector_note_here (self, DHCP_NO_END);
  return at;
}
