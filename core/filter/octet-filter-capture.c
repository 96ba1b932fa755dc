/* octet-filter-capture.c - understands a capture filter, and writes it as a display filter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The language of pcap-filter(7), as far as people write it by hand. "and" and
 * "or" bind alike there and are read from left to right, so that the
 * translation needs parentheses.
 */
#include "config.h"

#include "filter/octet-filter-capture.h"

#include <gio/gio.h>
#include <string.h>

/* Parentheses within parentheses: nobody writes more. */
#define MAX_DEPTH 40
#define MAX_TEXT 4096

typedef struct
{
  const char *protocol;
  const char *direction; /* "addr", "src", "dst"; ports: "port", "srcport", "dstport" by it */
  const char *type;
} Qualifiers;

typedef struct
{
  char     **words;
  guint      at;
  guint      depth;
  Qualifiers last; /* of the primitive before, for "port 80 or 443" */
} Reader;

static char *read_joined (Reader *self);

static const char *
peek (const Reader *self)
{
  return self->words[self->at] != NULL ? self->words[self->at] : "";
}

static gboolean
accept (Reader     *self,
        const char *word)
{
  if (strcmp (peek (self), word) != 0)
    return FALSE;
  self->at++;
  return TRUE;
}

static const char *
accept_one (Reader            *self,
            const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (accept (self, words[i]))
      return words[i];
  return NULL;
}

static gboolean
parse_number (const char *text,
              guint64    *ret_value)
{
  char *end;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  *ret_value = g_ascii_strtoull (text, &end, 0);
  return *end == 0 && *ret_value <= G_MAXUINT32;
}

static gboolean
parse_port (const char *text,
            guint      *ret_port)
{
  static const struct
  {
    const char *name;
    guint       port;
  } services[] = {
    { "ftp", 21 }, { "ssh", 22 }, { "telnet", 23 }, { "smtp", 25 }, { "domain", 53 },
    { "bootps", 67 }, { "bootpc", 68 }, { "tftp", 69 }, { "http", 80 }, { "www", 80 },
    { "pop3", 110 }, { "ntp", 123 }, { "imap", 143 }, { "snmp", 161 }, { "https", 443 },
    { "syslog", 514 }, { "sip", 5060 },
  };
  guint64 value;

  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    if (strcmp (services[i].name, text) == 0)
      {
        *ret_port = services[i].port;
        return TRUE;
      }
  if (!parse_number (text, &value) || value > 65535)
    return FALSE;
  *ret_port = (guint) value;
  return TRUE;
}

static const char *
name_port (const Qualifiers *with)
{
  return with->direction == NULL ? "port" : strcmp (with->direction, "src") == 0 ? "srcport"
                                                                                 : "dstport";
}

/* @test is what follows the field: "== 80" */
static char *
write_port (const Qualifiers *with,
            const char       *test)
{
  const char *field = name_port (with);

  if (with->protocol == NULL)
    return g_strdup_printf ("(tcp.%s %s || udp.%s %s)", field, test, field, test);
  if (strcmp (with->protocol, "tcp") != 0 && strcmp (with->protocol, "udp") != 0 &&
      strcmp (with->protocol, "sctp") != 0)
    return NULL;
  return g_strdup_printf ("%s.%s %s", with->protocol, field, test);
}

static char *
read_port (Reader           *self,
           const Qualifiers *with)
{
  g_autofree char *test = NULL;
  guint port;

  if (!parse_port (peek (self), &port))
    return NULL;
  self->at++;
  test = g_strdup_printf ("== %u", port);
  return write_port (with, test);
}

static char *
read_port_range (Reader           *self,
                 const Qualifiers *with)
{
  g_auto (GStrv) ends = g_strsplit (peek (self), "-", 2);
  g_autofree char *test = NULL;
  guint low, high;

  if (g_strv_length (ends) != 2 || !parse_port (ends[0], &low) || !parse_port (ends[1], &high))
    return NULL;
  self->at++;
  test = g_strdup_printf ("in {%u..%u}", low, high);
  return write_port (with, test);
}

static char *
write_address (const Qualifiers *with,
               const char       *family,
               const char       *address)
{
  const char *field = with->direction == NULL ? "addr" : with->direction;

  if (g_strcmp0 (with->protocol, "arp") == 0)
    return with->direction == NULL
             ? g_strdup_printf ("(arp.src.proto_ipv4 == %s || arp.dst.proto_ipv4 == %s)", address,
                                address)
             : g_strdup_printf ("arp.%s.proto_ipv4 == %s", with->direction, address);
  if (with->protocol != NULL && strcmp (with->protocol, "ip") != 0 &&
      strcmp (with->protocol, "ip6") != 0 && strcmp (family, "eth") != 0)
    return g_strdup_printf ("(%s && %s.%s == %s)", with->protocol, family, field, address);
  return g_strdup_printf ("%s.%s == %s", family, field, address);
}

/* 0:c:29:1:2:3 and 00-0c-29-01-02-03 too */
static char *
parse_mac (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ":-", -1);
  g_autoptr (GString) mac = g_string_new (NULL);

  if (g_strv_length (parts) != 6)
    return NULL;
  for (guint i = 0; i < 6; i++)
    {
      guint64 value;

      if (!g_ascii_string_to_unsigned (parts[i], 16, 0, 255, &value, NULL))
        return NULL;
      g_string_append_printf (mac, "%s%02x", i > 0 ? ":" : "", (guint) value);
    }
  return g_string_free (g_steal_pointer (&mac), FALSE);
}

static gboolean
is_host_name (const char *text)
{
  if (!g_ascii_isalpha (*text))
    return FALSE;
  for (; *text != 0; text++)
    if (!g_ascii_isalnum (*text) && strchr ("-._", *text) == NULL)
      return FALSE;
  return TRUE;
}

static char *
read_host (Reader           *self,
           const Qualifiers *with)
{
  const char *word = peek (self);
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (word);
  gboolean is_ether = g_strcmp0 (with->protocol, "ether") == 0;
  g_autofree char *mac = is_ether ? parse_mac (word) : NULL;

  if (mac == NULL && (is_ether || (address == NULL && !is_host_name (word))))
    return NULL;
  self->at++;
  if (mac != NULL)
    return write_address (with, "eth", mac);
  if (address == NULL)
    return g_strdup_printf ("ip.%s%shost == \"%s\"", with->direction != NULL ? with->direction : "",
                            with->direction != NULL ? "_" : "", word);
  return write_address (with, g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 ? "ipv6"
                                                                                           : "ip",
                        word);
}

/* "10", "192.168", "10.0.0.0" with a mask, "10.0.0.0/8" */
static char *
parse_net (Reader     *self,
           const char *word,
           gboolean   *ret_is_ipv6)
{
  g_autoptr (GInetAddressMask) mask = g_inet_address_mask_new_from_string (word, NULL);
  g_auto (GStrv) parts = g_strsplit (word, ".", -1);
  guint n = g_strv_length (parts);
  guint64 value, length = 8 * n;

  *ret_is_ipv6 = mask != NULL && g_inet_address_mask_get_family (mask) == G_SOCKET_FAMILY_IPV6;
  if (strchr (word, '/') != NULL || *ret_is_ipv6)
    return mask != NULL ? g_strdup (word) : NULL;
  for (guint i = 0; i < n; i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, 0, 255, &value, NULL))
      return NULL;
  if (n > 4)
    return NULL;
  if (accept (self, "mask"))
    {
      g_autoptr (GInetAddress) bits = g_inet_address_new_from_string (peek (self));
      const guint8 *bytes = bits != NULL ? g_inet_address_to_bytes (bits) : NULL;

      if (bits == NULL || g_inet_address_get_native_size (bits) != 4)
        return NULL;
      self->at++;
      for (length = 0; length < 32 && (bytes[length / 8] & 0x80 >> length % 8) != 0;)
        length++;
    }
  return g_strdup_printf ("%s%s/%u", word, &".0.0.0"[2 * (n - 1)], (guint) length);
}

static char *
read_net (Reader           *self,
          const Qualifiers *with)
{
  g_autofree char *net = NULL;
  g_autofree char *word = g_strdup (peek (self));
  gboolean is_ipv6;

  if (*word == 0)
    return NULL;
  self->at++;
  net = parse_net (self, word, &is_ipv6);
  return net != NULL ? write_address (with, is_ipv6 ? "ipv6" : "ip", net) : NULL;
}

static char *
read_protocol_number (Reader           *self,
                      const Qualifiers *with)
{
  static const struct
  {
    const char *name;
    guint       number;
  } names[] = { { "icmp", 1 }, { "igmp", 2 }, { "tcp", 6 }, { "udp", 17 }, { "ip", 0x0800 },
                { "arp", 0x0806 }, { "ip6", 0x86dd } };
  const char *word = peek (self) + (*peek (self) == '\\');
  gboolean is_ether = g_strcmp0 (with->protocol, "ether") == 0;
  guint64 value = G_MAXUINT64;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].name, word) == 0 && is_ether == (names[i].number > 255))
      value = names[i].number;
  if (value == G_MAXUINT64 && !parse_number (word, &value))
    return NULL;
  self->at++;
  if (is_ether)
    return g_strdup_printf ("eth.type == 0x%04x", (guint) value);
  if (g_strcmp0 (with->protocol, "ip6") == 0)
    return g_strdup_printf ("ipv6.nxt == %u", (guint) value);
  return g_strdup_printf ("ip.proto == %u", (guint) value);
}

static guint64
read_flags (Reader *self)
{
  static const char *const names[] = { "tcp-fin", "tcp-syn", "tcp-rst", "tcp-push", "tcp-ack",
                                       "tcp-urg", "tcp-ece", "tcp-cwr", NULL };
  gboolean open = accept (self, "(");
  guint64 flags = 0;

  do
    {
      const char *name = accept_one (self, names);
      guint64 value = 0;

      for (guint i = 0; name != NULL && names[i] != NULL; i++)
        if (strcmp (names[i], name) == 0)
          value = 1u << i;
      if (name == NULL && parse_number (peek (self), &value))
        self->at++;
      flags |= value;
    }
  while (accept (self, "|"));
  if (open && !accept (self, ")"))
    return 0;
  return flags;
}

/* tcp[tcpflags] & (tcp-syn|tcp-ack) != 0, and with == */
static char *
read_tcp_flags (Reader *self)
{
  guint64 mask, value;
  gboolean equal;

  if (!accept (self, "[") || !(accept (self, "tcpflags") || accept (self, "13")) ||
      !accept (self, "]"))
    return NULL;
  if (accept (self, "=") || accept (self, "=="))
    return g_strdup_printf ("tcp.flags & 0xff == 0x%02x", (guint) read_flags (self));
  if (!accept (self, "&") || (mask = read_flags (self)) == 0)
    return NULL;
  equal = accept (self, "=") || accept (self, "==");
  if (!equal && !accept (self, "!="))
    return NULL;
  value = read_flags (self);
  if (value == 0)
    return g_strdup_printf ("tcp.flags & 0x%02x %s 0", (guint) mask, equal ? "==" : "!=");
  return g_strdup_printf ("tcp.flags & 0x%02x %s 0x%02x", (guint) mask, equal ? "==" : "!=",
                          (guint) value);
}

static char *
read_length (Reader     *self,
             const char *relation)
{
  guint64 value;

  if (relation == NULL || !parse_number (peek (self), &value))
    return NULL;
  self->at++;
  return g_strdup_printf ("frame.len %s %u", strcmp (relation, "=") == 0 ? "==" : relation,
                          (guint) value);
}

/* A protocol that stands alone, or vlan with its number. */
static char *
read_alone (Reader     *self,
            const char *protocol)
{
  guint64 value;

  if (protocol == NULL)
    return NULL;
  if (strcmp (protocol, "tcp") == 0 && strcmp (peek (self), "[") == 0)
    return read_tcp_flags (self);
  if (strcmp (protocol, "vlan") == 0 && parse_number (peek (self), &value))
    {
      self->at++;
      return g_strdup_printf ("vlan.id == %u", (guint) value);
    }
  return g_strdup (strcmp (protocol, "ip6") == 0 ? "ipv6"
                   : strcmp (protocol, "icmp6") == 0 ? "icmpv6"
                   : strcmp (protocol, "ether") == 0 ? "eth" : protocol);
}

static char *
read_cast (Reader     *self,
           const char *protocol)
{
  gboolean is_ip = g_strcmp0 (protocol, "ip") == 0;

  if (accept (self, "broadcast"))
    return g_strdup (is_ip ? "ip.dst == 255.255.255.255" : "eth.dst == ff:ff:ff:ff:ff:ff");
  if (accept (self, "multicast"))
    return g_strdup (is_ip ? "ip.dst == 224.0.0.0/4"
                     : g_strcmp0 (protocol, "ip6") == 0 ? "ipv6.dst == ff00::/8"
                                                        : "eth.dst.ig == 1");
  return NULL;
}

static char *
read_typed (Reader           *self,
            const Qualifiers *with)
{
  self->last = *with;
  if (strcmp (with->type, "port") == 0)
    return read_port (self, with);
  if (strcmp (with->type, "portrange") == 0)
    return read_port_range (self, with);
  if (strcmp (with->type, "net") == 0)
    return read_net (self, with);
  if (strcmp (with->type, "proto") == 0)
    return read_protocol_number (self, with);
  return read_host (self, with);
}

static char *
read_primitive (Reader *self)
{
  static const char *const protocols[] = { "ether", "ip", "ip6", "arp", "tcp", "udp", "icmp",
                                           "icmp6", "igmp", "sctp", "vlan", "pppoes", "mpls",
                                           "stp", NULL };
  static const char *const types[] = { "host", "net", "portrange", "port", "proto", NULL };
  static const char *const directions[] = { "src", "dst", NULL };
  static const char *const relations[] = { "<=", ">=", "<", ">", "==", "=", "!=", NULL };
  Qualifiers with = { NULL, NULL, NULL };
  char *cast;

  if (accept (self, "less"))
    return read_length (self, "<=");
  if (accept (self, "greater"))
    return read_length (self, ">=");
  if (accept (self, "len"))
    return read_length (self, accept_one (self, relations));
  with.protocol = accept_one (self, protocols);
  cast = read_cast (self, with.protocol);
  if (cast != NULL)
    return cast;
  with.direction = accept_one (self, directions);
  if (with.direction != NULL && accept (self, "or"))
    {
      if (accept_one (self, directions) == NULL)
        return NULL;
      with.direction = NULL;
      with.type = "host";
    }
  with.type = accept_one (self, types) != NULL ? self->words[self->at - 1]
              : with.direction != NULL ? "host" : with.type;
  if (with.type != NULL)
    return read_typed (self, &with);
  if (with.protocol == NULL && self->last.type != NULL && *peek (self) != 0)
    return read_typed (self, &(Qualifiers) { self->last.protocol, self->last.direction,
                                             self->last.type });
  return read_alone (self, with.protocol);
}

static char *
read_not (Reader *self)
{
  g_autofree char *inner = NULL;

  if (accept (self, "not") || accept (self, "!"))
    {
      if (++self->depth > MAX_DEPTH)
        return NULL;
      inner = read_not (self);
      self->depth--;
      return inner != NULL ? g_strdup_printf ("!(%s)", inner) : NULL;
    }
  if (!accept (self, "("))
    return read_primitive (self);
  if (++self->depth > MAX_DEPTH)
    return NULL;
  inner = read_joined (self);
  self->depth--;
  if (inner == NULL || !accept (self, ")"))
    return NULL;
  return g_strdup_printf ("(%s)", inner);
}

static char *
read_joined (Reader *self)
{
  static const char *const joins[] = { "and", "&&", "or", "||", NULL };
  char *left = read_not (self);
  const char *word, *before = NULL;

  while (left != NULL && (word = accept_one (self, joins)) != NULL)
    {
      const char *join = word[0] == 'a' || word[0] == '&' ? "&&" : "||";
      g_autofree char *first = left;
      g_autofree char *right = read_not (self);

      if (right == NULL)
        return NULL;
      left = g_strdup_printf (before != NULL && before != join ? "(%s) %s %s" : "%s %s %s", first,
                              join, right);
      before = join;
    }
  return left;
}

/* Words, and signs that stand alone or in twos. */
static char **
split_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new ();

  while (*text != 0)
    {
      gsize size = strcspn (text, " \t\n()[]!&|<>=");

      if (size == 0)
        size = strchr ("!&|<>=", *text) != NULL && text[1] != 0 &&
               (text[1] == '=' || (text[1] == *text && strchr ("&|", *text) != NULL)) ? 2 : 1;
      if (!g_ascii_isspace (*text))
        g_ptr_array_add (words, g_strndup (text, size));
      text += size;
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

/**
 * octet_filter_translate_capture: (skip)
 * @registry: the protocols
 * @text: what a person wrote in the display bar: "tcp port 80 and host 10.0.0.5"
 *
 * Returns: (transfer full) (nullable): the display filter that says the same; %NULL where the text
 *   is no capture filter, or is a display filter as it stands
 */
char *
octet_filter_translate_capture (OctetRegistry *registry,
                                const char    *text)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_auto (OctetFilterProblem) wrong = OCTET_FILTER_PROBLEM_INIT;
  g_autoptr (OctetFilter) own = NULL, translated = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *filter = NULL;
  Reader reader = { 0 };

  if (strlen (text) > MAX_TEXT || (own = octet_filter_new (registry, text, &problem)) != NULL)
    return NULL;
  words = split_words (text);
  reader.words = words;
  filter = read_joined (&reader);
  if (filter == NULL || *peek (&reader) != 0)
    return NULL;
  translated = octet_filter_new (registry, filter, &wrong);
  return translated != NULL ? g_steal_pointer (&filter) : NULL;
}
