/* octet-filter-macro.c - puts macros in their places.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ${name} without an entry in the table stays: it may be a field of the
 * selected packet.
 */
#include "config.h"

#include "filter/octet-filter-macro.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A macro in a macro in a macro; one that calls itself ends here. */
#define MAX_DEPTH 8
/* Macros that double themselves must not fill the memory; the lexer takes no more. */
#define MAX_TEXT (64 * 1024)

/* $1 … $9 are the arguments, counted from 1. */
static gboolean
put_body (GString    *out,
          const char *body,
          char      **arguments)
{
  guint n_arguments = g_strv_length (arguments);

  for (; *body != 0; body++)
    {
      guint index = g_ascii_isdigit (body[1]) ? (guint) (body[1] - '0') : 0;

      if (*body != '$' || index == 0)
        {
          g_string_append_c (out, *body);
          continue;
        }
      if (index >= n_arguments)
        return FALSE;
      g_string_append (out, arguments[index]);
      body++;
    }
  return TRUE;
}

static char *
expand_once (const char         *text,
             GHashTable         *macros,
             gboolean           *ret_changed,
             OctetFilterProblem *problem)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *at = text, *end;

  *ret_changed = FALSE;
  while (*at != 0)
    {
      g_auto (GStrv) parts = NULL;
      g_autofree char *inner = NULL;
      const char *body;

      if (at[0] != '$' || at[1] != '{' || (end = strchr (at, '}')) == NULL)
        {
          g_string_append_c (out, *at++);
          continue;
        }
      inner = g_strndup (at + 2, (gsize) (end - at) - 2);
      parts = g_strsplit_set (inner, ";", -1);
      body = parts[0] != NULL ? g_hash_table_lookup (macros, parts[0]) : NULL;
      if (body == NULL)
        g_string_append_len (out, at, end + 1 - at);
      else if (!put_body (out, body, parts))
        {
          octet_filter_problem_set (problem, (guint) (at - text), (guint) (end + 1 - at),
                                    _("The macro “%s” needs more arguments: ${%s;first;second}."),
                                    parts[0], parts[0]);
          return NULL;
        }
      *ret_changed |= body != NULL;
      at = end + 1;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * octet_filter_expand_macros: (skip)
 * @text: a filter that may have macros: "${web;10.0.0.5}"
 * @macros: (element-type utf8 utf8): name → filter, in which $1 stands for the first argument
 * @problem: (out): why it cannot be done
 *
 * Returns: (transfer full) (nullable): the filter without macros; %NULL with @problem set
 */
char *
octet_filter_expand_macros (const char         *text,
                            GHashTable         *macros,
                            OctetFilterProblem *problem)
{
  g_autofree char *whole = g_strdup (text);
  gboolean changed = TRUE;

  for (guint depth = 0; changed; depth++)
    {
      char *next = expand_once (whole, macros, &changed, problem);

      if (next == NULL)
        return NULL;
      g_free (whole);
      whole = next;
      if (changed && (depth == MAX_DEPTH || strlen (whole) > MAX_TEXT))
        {
          octet_filter_problem_set (problem, 0, (guint) strlen (text),
                                    _("The macros call each other without end."));
          return NULL;
        }
    }
  return g_steal_pointer (&whole);
}
