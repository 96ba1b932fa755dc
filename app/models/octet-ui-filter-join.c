/* octet-ui-filter-join.c - puts a filter together from the one that is applied and one more test.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-filter-join.h"

#include "filter/octet-filter-lexer.h"

/* Parentheses where "and" and "or" would meet: nobody has to know which binds tighter. */
static char *
enclose (const char        *text,
         OctetUiFilterJoin  how)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_autoptr (GArray) tokens = octet_filter_lex (text, &problem);
  gboolean has_and = FALSE, has_or = FALSE;

  for (guint i = 0; tokens != NULL && i < tokens->len; i++)
    {
      OctetTokenKind kind = g_array_index (tokens, OctetToken, i).kind;

      has_and |= kind == OCTET_TOKEN_AND;
      has_or |= kind == OCTET_TOKEN_OR || kind == OCTET_TOKEN_XOR;
    }
  if (how == OCTET_UI_FILTER_OR ? has_and : has_or)
    return g_strdup_printf ("(%s)", text);
  return g_strdup (text);
}

/**
 * octet_ui_filter_join:
 * @filter: a display filter; empty for none
 * @test: one more
 * @how: how they go together; without a @filter there is nothing to join
 *
 * Returns: (transfer full): one filter
 */
char *
octet_ui_filter_join (const char        *filter,
                      const char        *test,
                      OctetUiFilterJoin  how)
{
  gboolean is_not = how == OCTET_UI_FILTER_NOT || how == OCTET_UI_FILTER_AND_NOT;
  g_autofree char *right = is_not ? g_strdup_printf ("!(%s)", test) : enclose (test, how);
  g_autofree char *left = NULL;

  if (*filter == 0 || how == OCTET_UI_FILTER_ONLY || how == OCTET_UI_FILTER_NOT)
    return is_not ? g_steal_pointer (&right) : g_strdup (test);
  left = enclose (filter, how);
  return g_strdup_printf ("%s %s %s", left, how == OCTET_UI_FILTER_OR ? "||" : "&&", right);
}
