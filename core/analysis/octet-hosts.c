/* octet-hosts.c - collects names of addresses from packets, capture file and hosts file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "analysis/octet-hosts.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* A capture of a busy resolver has some hundred thousand; a hostile one is stopped here. */
#define MAX_ROWS 1000000u
/* RFC 1035, 2.3.4: 255 octets, each of which may be written as four ("\013"). */
#define MAX_NAME 1024u
/* A hosts file that blocks advertising has a few megabytes. */
#define MAX_FILE (64u << 20)

typedef struct
{
  OctetAddress    address;
  OctetHostOrigin origin;
  char           *name;
  guint           place;
} Row;

struct _OctetHosts
{
  OctetStatistic parent_instance;
  gboolean       from_packets;
  GPtrArray     *rows;      /* of Row, in the order in which they were learned */
  GHashTable    *addresses; /* of Row */
};

G_DEFINE_FINAL_TYPE (OctetHosts, octet_hosts, OCTET_TYPE_STATISTIC)

static void
row_free (gpointer data)
{
  g_free (((Row *) data)->name);
  g_free (data);
}

static guint
row_hash (gconstpointer data)
{
  const OctetAddress *address = &((const Row *) data)->address;
  guint32 words[4];

  memcpy (words, address->bytes, sizeof words);
  return (words[0] * 2654435761u ^ words[1] * 2246822519u ^ words[2] * 3266489917u ^
          words[3] * 668265263u) + address->kind;
}

static gboolean
row_equal (gconstpointer a,
           gconstpointer b)
{
  return memcmp (&((const Row *) a)->address, &((const Row *) b)->address,
                 sizeof (OctetAddress)) == 0;
}

/**
 * octet_hosts_set_name: (skip)
 * @self: names, locked or not yet shared
 * @address: an address
 * @name: its name
 * @origin: who says so
 *
 * The newest name counts, unless one of a better origin is there.
 *
 * Returns: whether the address has that name now
 */
gboolean
octet_hosts_set_name (OctetHosts         *self,
                      const OctetAddress *address,
                      const char         *name,
                      OctetHostOrigin     origin)
{
  Row key = { *address, origin, NULL, self->rows->len };
  Row *row = g_hash_table_lookup (self->addresses, &key);

  if (name[0] == '\0' || strlen (name) > MAX_NAME)
    return FALSE;
  if (row == NULL)
    {
      if (self->rows->len >= MAX_ROWS)
        return FALSE;
      row = g_memdup2 (&key, sizeof key);
      row->name = g_strdup (name);
      g_ptr_array_add (self->rows, row);
      g_hash_table_add (self->addresses, row);
      octet_statistic_touch (OCTET_STATISTIC (self), row->place);
      return TRUE;
    }
  if (origin <= row->origin && (origin < row->origin || strcmp (row->name, name) != 0))
    {
      g_free (row->name);
      row->name = g_strdup (name);
      row->origin = origin;
      octet_statistic_touch (OCTET_STATISTIC (self), row->place);
    }
  return strcmp (row->name, name) == 0;
}

/**
 * octet_hosts_find: (skip)
 * @self: names, locked where a survey runs
 * @address: an address
 * @ret_origin: (out) (optional): who says so
 *
 * Returns: (transfer none) (nullable): its name
 */
const char *
octet_hosts_find (OctetHosts         *self,
                  const OctetAddress *address,
                  OctetHostOrigin    *ret_origin)
{
  Row key = { *address, OCTET_HOST_FROM_FILE, NULL };
  const Row *row = g_hash_table_lookup (self->addresses, &key);

  if (row == NULL)
    return NULL;
  if (ret_origin != NULL)
    *ret_origin = row->origin;
  return row->name;
}

/**
 * octet_hosts_add_capture: (skip)
 * @self: names
 * @capture: a capture file
 *
 * Takes the names that the file itself states beside its packets.
 */
void
octet_hosts_add_capture (OctetHosts   *self,
                         OctetCapture *capture)
{
  g_autoptr (GPtrArray) records = octet_capture_get_name_records (capture);

  for (guint i = 0; i < records->len; i++)
    {
      const OctetNameRecord *record = g_ptr_array_index (records, i);
      OctetAddressKind kind = record->address_size == 4 ? OCTET_ADDRESS_IPV4
                              : record->address_size == 16 ? OCTET_ADDRESS_IPV6
                              : record->address_size == 6 ? OCTET_ADDRESS_MAC
                              : record->address_size == 8 ? OCTET_ADDRESS_EUI64
                                                          : OCTET_ADDRESS_NONE;
      OctetAddress address;

      if (kind == OCTET_ADDRESS_NONE || !g_utf8_validate (record->name, -1, NULL))
        continue;
      octet_address_init (&address, kind, record->address);
      octet_hosts_set_name (self, &address, record->name, OCTET_HOST_FROM_CAPTURE);
    }
}

static void
add_line (OctetHosts *self,
          char       *line)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GInetAddress) parsed = NULL;
  OctetAddress address;

  line[strcspn (line, "#\r")] = '\0';
  words = g_strsplit_set (g_strstrip (line), " \t", -1);
  if (words[0] == NULL || (parsed = g_inet_address_new_from_string (words[0])) == NULL)
    return;
  octet_address_init (&address,
                      g_inet_address_get_family (parsed) == G_SOCKET_FAMILY_IPV6
                        ? OCTET_ADDRESS_IPV6 : OCTET_ADDRESS_IPV4,
                      g_inet_address_to_bytes (parsed));
  for (guint i = 1; words[i] != NULL; i++)
    if (words[i][0] != '\0' && g_utf8_validate (words[i], -1, NULL))
      {
        octet_hosts_set_name (self, &address, words[i], OCTET_HOST_FROM_FILE);
        return;
      }
}

/**
 * octet_hosts_add_file: (skip)
 * @self: names
 * @path: (type filename): a file as /etc/hosts is
 * @error: return location for a #GError
 *
 * Returns: whether it could be read
 */
gboolean
octet_hosts_add_file (OctetHosts  *self,
                      const char  *path,
                      GError     **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, error))
    return FALSE;
  if (size > MAX_FILE)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("“%s” is too large for a list of host names."), path);
      return FALSE;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (self, lines[i]);
  return TRUE;
}

/* The name that was read last, until an address follows. */
typedef struct
{
  char        *name;
  OctetAddress address;
} Pending;

static void
set_pending (Pending         *self,
             const OctetTree *tree,
             const OctetNode *node)
{
  gsize size;
  const guint8 *bytes = octet_tree_get_value_bytes (tree, node, &size);

  g_free (self->name);
  self->name = g_utf8_make_valid ((const char *) bytes, (gssize) size);
}

static gboolean
read_address (const OctetTree *tree,
              const OctetNode *node,
              OctetAddress    *ret_address)
{
  OctetAddressKind kind = node->field->kind == OCTET_FIELD_IPV6 ? OCTET_ADDRESS_IPV6
                                                                : OCTET_ADDRESS_IPV4;
  gsize size;
  const guint8 *bytes = octet_tree_get_value_bytes (tree, node, &size);
  static const guint8 none[16];

  if (size != octet_address_kind_get_size (kind) || memcmp (bytes, none, size) == 0)
    return FALSE;
  octet_address_init (ret_address, kind, bytes);
  return TRUE;
}

static void
octet_hosts_add (OctetStatistic       *statistic,
                 const OctetTapPacket *packet)
{
  OctetHosts *self = OCTET_HOSTS (statistic);
  const OctetTree *tree = packet->tree;
  Pending pending = { 0 };

  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      const OctetNode *node = &tree->nodes[i];
      const char *key = node->field->key;
      OctetAddress address;

      if (strcmp (key, "dns.resp.name") == 0 || strcmp (key, "nbns.name") == 0)
        set_pending (&pending, tree, node);
      else if ((strcmp (key, "dns.a") == 0 || strcmp (key, "dns.aaaa") == 0) &&
               pending.name != NULL && read_address (tree, node, &address))
        octet_hosts_set_name (self, &address, pending.name, OCTET_HOST_FROM_DNS);
      else if (strcmp (key, "nbns.addr") == 0 && pending.name != NULL &&
               read_address (tree, node, &address))
        {
          /* "PRINTER<00>": the sixteenth octet is a kind of service, not the name. */
          pending.name[strcspn (pending.name, "<")] = '\0';
          octet_hosts_set_name (self, &address, g_strchomp (pending.name), OCTET_HOST_FROM_NBNS);
        }
      else if (strcmp (key, "dhcp.ip.your") == 0)
        {
          if (!read_address (tree, node, &pending.address))
            pending.address.kind = OCTET_ADDRESS_NONE;
        }
      else if (strcmp (key, "dhcp.option.hostname") == 0)
        {
          set_pending (&pending, tree, node);
          if (pending.address.kind != OCTET_ADDRESS_NONE)
            octet_hosts_set_name (self, &pending.address, pending.name, OCTET_HOST_FROM_DHCP);
        }
    }
  g_free (pending.name);
}

static const char *const *
octet_hosts_list_keys (OctetStatistic *statistic)
{
  static const char *const keys[] = { "dns.resp.name", "dns.a", "dns.aaaa", "nbns.name",
                                      "nbns.addr", "dhcp.ip.your", "dhcp.option.hostname", NULL };

  return keys;
}

static const char *const *
octet_hosts_list_protocols (OctetStatistic *statistic)
{
  static const char *const protocols[] = { "dns", "mdns", "llmnr", "nbns", "dhcp", NULL };
  static const char *const none[] = { NULL };

  return OCTET_HOSTS (statistic)->from_packets ? protocols : none;
}

static guint
octet_hosts_count_rows (OctetStatistic *statistic)
{
  return OCTET_HOSTS (statistic)->rows->len;
}

static void
octet_hosts_fill_row (OctetStatistic *statistic,
                      guint           index,
                      OctetCell      *cells)
{
  static const char *const origins[] = { "file", "capture", "dns", "dhcp", "nbns" };
  const Row *row = g_ptr_array_index (OCTET_HOSTS (statistic)->rows, index);
  g_autoptr (GString) text = g_string_new (NULL);

  octet_address_format (&row->address, text);
  octet_cell_set_text (&cells[OCTET_HOST_ADDRESS], text->str);
  octet_cell_set_text (&cells[OCTET_HOST_NAME], row->name);
  octet_cell_set_text (&cells[OCTET_HOST_ORIGIN], origins[row->origin]);
}

static void
octet_hosts_finalize (GObject *object)
{
  OctetHosts *self = OCTET_HOSTS (object);

  g_hash_table_unref (self->addresses);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (octet_hosts_parent_class)->finalize (object);
}

static void
octet_hosts_class_init (OctetHostsClass *klass)
{
  static const OctetColumn columns[] = {
    { "address", N_("Address"), OCTET_CELL_TEXT },
    { "name", N_("Name"), OCTET_CELL_TEXT },
    { "origin", N_("Learned from"), OCTET_CELL_TEXT },
  };
  OctetStatisticClass *statistic_class = OCTET_STATISTIC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = octet_hosts_finalize;
  statistic_class->columns = columns;
  statistic_class->n_columns = G_N_ELEMENTS (columns);
  statistic_class->touches_rows = TRUE;
  statistic_class->list_keys = octet_hosts_list_keys;
  statistic_class->list_protocols = octet_hosts_list_protocols;
  statistic_class->add = octet_hosts_add;
  statistic_class->count_rows = octet_hosts_count_rows;
  statistic_class->fill_row = octet_hosts_fill_row;
}

static void
octet_hosts_init (OctetHosts *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->addresses = g_hash_table_new (row_hash, row_equal);
}

/**
 * octet_hosts_new: (skip)
 * @from_packets: whether names that packets tell count
 *
 * Returns: (transfer full): no names yet
 */
OctetStatistic *
octet_hosts_new (gboolean from_packets)
{
  OctetHosts *self = g_object_new (OCTET_TYPE_HOSTS, NULL);

  self->from_packets = from_packets;
  return OCTET_STATISTIC (self);
}
