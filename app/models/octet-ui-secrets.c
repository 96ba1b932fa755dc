/* octet-ui-secrets.c - passwords that stand in clear text in what two ends said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A rule for showing, not for protecting: the capture has the password, and whoever has the
 * capture has it too. It is covered so that a picture of the screen does not spread it.
 */
#include "config.h"

#include "models/octet-ui-secrets.h"

#include <glib/gi18n.h>
#include <string.h>

/* A part with more passwords than this is a list of words somebody tries. */
#define MAX_SECRETS 100u

static const struct
{
  const char       *before;
  const char       *behind;   /* characters that end it, besides control characters */
  gboolean          at_start; /* of a line */
  OctetUiSecretKind kind;
} marks[] = {
  { "password=", "& ;", FALSE, OCTET_UI_SECRET_FORM },
  { "passwd=", "& ;", FALSE, OCTET_UI_SECRET_FORM },
  { "passwort=", "& ;", FALSE, OCTET_UI_SECRET_FORM },
  { "pass=", "& ;", FALSE, OCTET_UI_SECRET_FORM },
  { "pwd=", "& ;", FALSE, OCTET_UI_SECRET_FORM },
  { "authorization: basic ", "", TRUE, OCTET_UI_SECRET_BASIC },
  { "pass ", "", TRUE, OCTET_UI_SECRET_COMMAND },
};

/* The password that begins here, behind its mark. */
static gboolean
find_at (const char    *text,
         gsize          at,
         OctetUiSecret *ret_secret)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize size = strlen (marks[i].before);
      const char *end;

      if (g_ascii_strncasecmp (text + at, marks[i].before, size) != 0 ||
          (marks[i].at_start && at > 0 && text[at - 1] != '\n'))
        continue;
      for (end = text + at + size; (guchar) *end >= ' '; end++)
        if (strchr (marks[i].behind, *end) != NULL)
          break;
      *ret_secret = (OctetUiSecret) { marks[i].kind, at + size, (gsize) (end - text) };
      return ret_secret->end > ret_secret->start;
    }
  return FALSE;
}

/**
 * octet_ui_secrets_find: (skip)
 * @text: what somebody said
 *
 * Returns: (transfer full) (element-type OctetUiSecret): the passwords in it, in order
 */
GArray *
octet_ui_secrets_find (const char *text)
{
  GArray *secrets = g_array_new (FALSE, FALSE, sizeof (OctetUiSecret));
  OctetUiSecret secret;

  for (gsize at = 0; text[at] != '\0' && secrets->len < MAX_SECRETS; at++)
    if ((text[at] == 'p' || text[at] == 'P' || text[at] == 'a' || text[at] == 'A') &&
        find_at (text, at, &secret))
      {
        g_array_append_val (secrets, secret);
        at = secret.end - 1;
      }
  return secrets;
}

/**
 * octet_ui_secrets_mask: (skip)
 * @text: a text
 * @secrets: (element-type OctetUiSecret): the passwords in it
 *
 * Returns: (transfer full): the text with eight bullets for each of them, however long it is
 */
char *
octet_ui_secrets_mask (const char   *text,
                       const GArray *secrets)
{
  g_autoptr (GString) masked = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; i < secrets->len; i++)
    {
      const OctetUiSecret *secret = &g_array_index (secrets, OctetUiSecret, i);

      g_string_append_len (masked, text + at, (gssize) (secret->start - at));
      g_string_append (masked, "••••••••");
      at = secret->end;
    }
  g_string_append (masked, text + at);
  return g_string_free (g_steal_pointer (&masked), FALSE);
}

/**
 * octet_ui_secret_get_words:
 * @kind: how a password stands there
 *
 * Returns: why everybody on the way could read it, and what would hide it
 */
const char *
octet_ui_secret_get_words (OctetUiSecretKind kind)
{
  switch (kind)
    {
    case OCTET_UI_SECRET_BASIC:
      return _("Base64 is a spelling, not a secret: whoever reads it has name and password. With "
               "https:// this block would be unreadable TLS data.");
    case OCTET_UI_SECRET_COMMAND:
      return _("This protocol sends the password as it was typed. Inside TLS this block would be "
               "unreadable.");
    case OCTET_UI_SECRET_FORM:
    default:
      return _("The form was sent over http://, so nothing hid it. With https:// this block would "
               "be unreadable TLS data.");
    }
}
