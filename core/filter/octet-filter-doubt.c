/* octet-filter-doubt.c - finds in filters !=, old and unread names, and "and" mixed with "or".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "filter/octet-filter-doubt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "filter/octet-filter-lexer.h"
#include "filter/octet-filter-private.h"

/* Fields that nearly every packet has twice: one for each end. */
static gboolean
has_two_values (const OctetFilterNode *node)
{
  return node->kind == OCTET_FILTER_FIELD && node->n_spans == 0 &&
         (g_str_has_suffix (node->text, ".addr") || g_str_has_suffix (node->text, ".port") ||
          g_str_has_suffix (node->text, ".host"));
}

static gboolean
doubt_not_equal (const char            *text,
                 const OctetFilterNode *node,
                 OctetFilterProblem    *doubt)
{
  const OctetFilterNode *left, *right;

  if (node->kind != OCTET_FILTER_COMPARE || node->relation != OCTET_FILTER_NE)
    return FALSE;
  left = octet_filter_node_child (node, 0);
  right = octet_filter_node_child (node, 1);
  if (!has_two_values (left) || right->kind != OCTET_FILTER_LITERAL || left->start > right->start)
    return FALSE;
  if (node->all)
    octet_filter_problem_set (doubt, left->start, right->start + right->size - left->start,
                              _("Shows packets in which neither end is this one, as Wireshark 4 "
                                "does; older versions asked for one end only. Written with !(…) "
                                "it is clear, and packets without the field are shown too."));
  else
    octet_filter_problem_set (doubt, left->start, right->start + right->size - left->start,
                              _("One of the two ends is nearly always another one, so this hides "
                                "next to nothing."));
  if (doubt->repair == NULL)
    doubt->repair = g_strdup_printf ("!(%s == %.*s)", left->text, (int) right->size,
                                     text + right->start);
  return TRUE;
}

static gboolean
doubt_name (const char            *text,
            const OctetFilterNode *node,
            OctetFilterProblem    *doubt)
{
  static const char *const renamed[][2] = { { "bootp", "dhcp" }, { "ssl", "tls" } };

  for (gsize i = 0; node->kind == OCTET_FILTER_FIELD && i < G_N_ELEMENTS (renamed); i++)
    {
      gsize size = strlen (renamed[i][0]);
      const char *at = text + node->start;

      if (strncmp (at, renamed[i][0], size) != 0 || g_ascii_isalnum (at[size]))
        continue;
      octet_filter_problem_set (doubt, node->start, (guint) size,
                                _("“%s” is an old name; it is called “%s” now."), renamed[i][0],
                                renamed[i][1]);
      doubt->repair = g_strdup (renamed[i][1]);
      return TRUE;
    }
  return FALSE;
}

static gboolean
doubt_foreign (const OctetFilterNode *node,
               OctetFilterProblem    *doubt)
{
  if (node->kind != OCTET_FILTER_NEVER)
    return FALSE;
  octet_filter_problem_set (doubt, node->start, node->size,
                            _("Octet does not read “%s” yet, so this part fits no packet."),
                            node->text);
  return TRUE;
}

static gboolean
doubt_node (const char            *text,
            const OctetFilterNode *node,
            OctetFilterProblem    *doubt)
{
  if (doubt_not_equal (text, node, doubt) || doubt_name (text, node, doubt) ||
      doubt_foreign (node, doubt))
    return TRUE;
  for (guint i = 0; i < node->children->len; i++)
    if (doubt_node (text, octet_filter_node_child (node, i), doubt))
      return TRUE;
  return FALSE;
}

static int
measure_depth (const OctetToken *token)
{
  if (token->kind != OCTET_TOKEN_SIGN)
    return 0;
  return token->sign == '(' ? 1 : token->sign == ')' ? -1 : 0;
}

/* Looks from the "and" at @at in one direction for an "or" on the same level; where the level or
 * the tests that are joined by "and" end is @ret_end. */
static gboolean
find_or (const GArray *tokens,
         guint         at,
         int           step,
         guint        *ret_end)
{
  int depth = 0;
  guint i = at;

  for (;;)
    {
      const OctetToken *token;

      *ret_end = i;
      if ((step < 0 && i == 0) || (step > 0 && i + 1 >= tokens->len))
        return FALSE;
      i = step < 0 ? i - 1 : i + 1;
      token = &g_array_index (tokens, OctetToken, i);
      depth += step * measure_depth (token);
      if (depth < 0 || token->kind == OCTET_TOKEN_END)
        return FALSE;
      if (depth == 0 && token->kind == OCTET_TOKEN_OR)
        return TRUE;
    }
}

/* "a or b and c": who reads it from left to right is surprised. */
static gboolean
doubt_order (const char         *text,
             OctetFilterProblem *doubt)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_autoptr (GArray) tokens = octet_filter_lex (text, &problem);

  for (guint i = 0; tokens != NULL && i < tokens->len; i++)
    {
      const OctetToken *first, *last;
      guint before, behind;
      gboolean has_or;

      if (g_array_index (tokens, OctetToken, i).kind != OCTET_TOKEN_AND)
        continue;
      has_or = find_or (tokens, i, -1, &before);
      has_or |= find_or (tokens, i, 1, &behind);
      if (!has_or)
        continue;
      first = &g_array_index (tokens, OctetToken, before);
      last = &g_array_index (tokens, OctetToken, behind);
      octet_filter_problem_set (doubt, first->start, last->start + last->size - first->start,
                                _("“and” binds tighter than “or”: this part is decided first. "
                                  "Parentheses make it clear."));
      doubt->repair = g_strdup_printf ("(%.*s)", (int) doubt->size, text + doubt->start);
      return TRUE;
    }
  return FALSE;
}

/**
 * octet_filter_get_doubt: (skip)
 * @self: a filter
 * @doubt: (out): what may be misunderstood: one sentence, the place, and what to write there
 *
 * Returns: whether there is a doubt; the filter runs all the same
 */
gboolean
octet_filter_get_doubt (const OctetFilter  *self,
                        OctetFilterProblem *doubt)
{
  return self->root != NULL && (doubt_node (self->text, self->root, doubt) ||
                                doubt_order (self->text, doubt));
}
