/* octet-credentials.c - finds names and the passwords behind them: FTP, POP, IMAP, SMTP, HTTP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FTP (RFC 959, 4.1.1), POP (RFC 1939, 7) and SMTP (RFC 4954) say the name in one packet and the
 * password in a later one of the same conversation; IMAP (RFC 9051, 6.2.3) and HTTP (RFC 7617) say
 * both at once.
 */
#include "config.h"

#include "analysis/octet-credentials.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Conversations whose name waits for a password, and rows: a hostile capture has millions. */
#define MAX_WAITING 100000u
#define MAX_ROWS 100000u
/* A name, cut; longer ones are attacks, not names. */
#define MAX_NAME 256u

typedef struct
{
  guint32     packet;
  const char *protocol;
  char       *user;
  guint32     user_packet;
} Row;

/* What a conversation said before its password. */
typedef struct
{
  char   *user;
  guint32 packet;
} Waiting;

struct _OctetCredentials
{
  OctetStatistic parent_instance;
  GArray        *rows;    /* of Row */
  GHashTable    *waiting; /* flow → Waiting */
};

G_DEFINE_FINAL_TYPE (OctetCredentials, octet_credentials, OCTET_TYPE_STATISTIC)

/* A protocol in whose fields a command and its argument stand apart. */
static const struct
{
  const char *protocol;
  const char *command;
  const char *argument;
} commands[] = {
  { "FTP", "ftp.request.command", "ftp.request.arg" },
  { "POP3", "pop.request.command", "pop.request.parameter" },
};

static void
row_clear (gpointer data)
{
  g_free (((Row *) data)->user);
}

static void
waiting_free (gpointer data)
{
  g_free (((Waiting *) data)->user);
  g_free (data);
}

static char *
copy_text (const OctetTree *tree,
           const OctetNode *node)
{
  gsize size;
  const guint8 *bytes = octet_tree_get_value_bytes (tree, node, &size);

  return g_utf8_make_valid ((const char *) bytes, (gssize) MIN (size, MAX_NAME));
}

static void
append_row (OctetCredentials     *self,
            const OctetTapPacket *packet,
            const char           *protocol,
            const char           *user,
            guint32               user_packet)
{
  Row row = { packet->number, protocol, NULL, user_packet };

  if (self->rows->len >= MAX_ROWS)
    return;
  row.user = g_strdup (user);
  g_array_append_val (self->rows, row);
  octet_statistic_touch (OCTET_STATISTIC (self), self->rows->len - 1);
}

static void
take_user (OctetCredentials     *self,
           const OctetTapPacket *packet,
           const OctetNode      *node)
{
  Waiting *waiting;

  if (packet->record->flow == OCTET_NO_FLOW || g_hash_table_size (self->waiting) >= MAX_WAITING)
    return;
  waiting = g_new0 (Waiting, 1);
  waiting->user = copy_text (packet->tree, node);
  waiting->packet = packet->number;
  g_hash_table_replace (self->waiting, GUINT_TO_POINTER (packet->record->flow), waiting);
}

/* A password for which nobody said a name is no login. */
static void
take_password (OctetCredentials     *self,
               const OctetTapPacket *packet,
               const char           *protocol)
{
  Waiting *waiting = g_hash_table_lookup (self->waiting, GUINT_TO_POINTER (packet->record->flow));

  if (waiting == NULL || packet->record->flow == OCTET_NO_FLOW)
    return;
  append_row (self, packet, protocol, waiting->user, waiting->packet);
  g_hash_table_remove (self->waiting, GUINT_TO_POINTER (packet->record->flow));
}

static void
take_command (OctetCredentials     *self,
              const OctetTapPacket *packet,
              guint                 protocol,
              const OctetNode      *command,
              const OctetNode      *argument)
{
  g_autofree char *word = copy_text (packet->tree, command);

  if (g_ascii_strcasecmp (word, "USER") == 0)
    take_user (self, packet, argument);
  else if (g_ascii_strcasecmp (word, "PASS") == 0)
    take_password (self, packet, commands[protocol].protocol);
}

/* Both at once. */
static void
take_login (OctetCredentials     *self,
            const OctetTapPacket *packet,
            const char           *protocol,
            const OctetNode      *node)
{
  g_autofree char *user = copy_text (packet->tree, node);

  if (g_str_has_prefix (protocol, "HTTP"))
    user[strcspn (user, ":")] = '\0';
  append_row (self, packet, protocol, user, 0);
}

static void
octet_credentials_add (OctetStatistic       *statistic,
                       const OctetTapPacket *packet)
{
  OctetCredentials *self = OCTET_CREDENTIALS (statistic);
  const OctetNode *command[G_N_ELEMENTS (commands)] = { NULL };

  for (guint32 i = 0; i < packet->tree->n_nodes; i++)
    {
      const OctetNode *node = &packet->tree->nodes[i];
      const char *key = node->field != NULL ? node->field->key : "";

      for (guint k = 0; k < G_N_ELEMENTS (commands); k++)
        if (strcmp (key, commands[k].command) == 0)
          command[k] = node;
        else if (strcmp (key, commands[k].argument) == 0 && command[k] != NULL)
          take_command (self, packet, k, command[k], node);
      if (strcmp (key, "smtp.auth.username") == 0)
        take_user (self, packet, node);
      else if (strcmp (key, "smtp.auth.password") == 0)
        take_password (self, packet, "SMTP");
      else if (strcmp (key, "imap.request.username") == 0)
        take_login (self, packet, "IMAP", node);
      else if (strcmp (key, "http.authbasic") == 0)
        take_login (self, packet, "HTTP basic auth", node);
    }
}

static const char *const *
octet_credentials_list_keys (OctetStatistic *statistic)
{
  static const char *const keys[] = {
    "ftp.request.command", "ftp.request.arg", "pop.request.command", "pop.request.parameter",
    "smtp.auth.username", "smtp.auth.password", "imap.request.username", "http.authbasic", NULL
  };

  return keys;
}

static const char *const *
octet_credentials_list_protocols (OctetStatistic *statistic)
{
  static const char *const protocols[] = { "ftp", "pop", "smtp", "imap", "http", NULL };

  return protocols;
}

static guint
octet_credentials_count_rows (OctetStatistic *statistic)
{
  return OCTET_CREDENTIALS (statistic)->rows->len;
}

static void
octet_credentials_fill_row (OctetStatistic *statistic,
                            guint           index,
                            OctetCell      *cells)
{
  const Row *row = &g_array_index (OCTET_CREDENTIALS (statistic)->rows, Row, index);

  octet_cell_set_number (&cells[OCTET_CREDENTIAL_PACKET], row->packet);
  octet_cell_set_text (&cells[OCTET_CREDENTIAL_PROTOCOL], row->protocol);
  octet_cell_set_text (&cells[OCTET_CREDENTIAL_USER], row->user);
  if (row->user_packet > 0)
    octet_cell_set_number (&cells[OCTET_CREDENTIAL_USER_PACKET], row->user_packet);
}

static void
octet_credentials_finalize (GObject *object)
{
  OctetCredentials *self = OCTET_CREDENTIALS (object);

  g_array_unref (self->rows);
  g_hash_table_unref (self->waiting);
  G_OBJECT_CLASS (octet_credentials_parent_class)->finalize (object);
}

static void
octet_credentials_class_init (OctetCredentialsClass *klass)
{
  static const OctetColumn columns[] = {
    { "packet", N_("Packet"), OCTET_CELL_NUMBER },
    { "protocol", N_("Protocol"), OCTET_CELL_TEXT },
    { "username", N_("User"), OCTET_CELL_TEXT },
    { "username_packet", N_("Name in Packet"), OCTET_CELL_NUMBER },
  };
  OctetStatisticClass *statistic_class = OCTET_STATISTIC_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = octet_credentials_finalize;
  statistic_class->columns = columns;
  statistic_class->n_columns = G_N_ELEMENTS (columns);
  statistic_class->touches_rows = TRUE;
  statistic_class->list_keys = octet_credentials_list_keys;
  statistic_class->list_protocols = octet_credentials_list_protocols;
  statistic_class->add = octet_credentials_add;
  statistic_class->count_rows = octet_credentials_count_rows;
  statistic_class->fill_row = octet_credentials_fill_row;
}

static void
octet_credentials_init (OctetCredentials *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
  self->waiting = g_hash_table_new_full (NULL, NULL, NULL, waiting_free);
}

/**
 * octet_credentials_new: (skip)
 *
 * Returns: (transfer full): nobody has logged in yet
 */
OctetStatistic *
octet_credentials_new (void)
{
  return g_object_new (OCTET_TYPE_CREDENTIALS, NULL);
}
