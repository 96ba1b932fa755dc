/* octet-filter-suggest.c - finds the known name that is nearest to an unknown one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "filter/octet-filter-suggest.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Keys are shorter; a longer word is no slip of the finger. */
#define MAX_WORD 64

/* Damerau-Levenshtein distance (insert, delete, replace, swap neighbours), at most @limit + 1. */
static guint
measure_distance (const char *a,
                  const char *b,
                  guint       limit)
{
  guint rows[3][MAX_WORD + 1];
  guint a_size = (guint) strlen (a), b_size = (guint) strlen (b);

  if (a_size > MAX_WORD || b_size > MAX_WORD ||
      (a_size > b_size ? a_size - b_size : b_size - a_size) > limit)
    return limit + 1;
  for (guint j = 0; j <= b_size; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= a_size; i++)
    {
      guint *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
      guint best = row[0] = i;

      for (guint j = 1; j <= b_size; j++)
        {
          row[j] = MIN (MIN (above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], two_above[j - 2] + 1);
          best = MIN (best, row[j]);
        }
      if (best > limit)
        return limit + 1;
    }
  return rows[a_size % 3][b_size];
}

static char *
find_nearest (const OctetRegistry *registry,
              const char          *word)
{
  g_auto (GStrv) keys = octet_registry_list_keys (registry, 0);
  g_autofree char *lower = g_ascii_strdown (word, -1);
  guint limit = MAX (1, MIN (3, (guint) strlen (word) / 3));
  const char *best = NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      guint distance = measure_distance (lower, keys[i], limit);

      if (distance <= limit)
        {
          best = keys[i];
          if (distance == 0)
            break;
          limit = distance - 1;
        }
      if (limit == 0 && best != NULL)
        break;
    }
  return g_strdup (best);
}

/* Names that came from other programs or older versions. */
static const char *
find_renamed (const char *word)
{
  static const struct
  {
    const char *old;
    const char *new;
  } renamed[] = {
    { "bootp", "dhcp" }, { "ssl", "tls" }, { "ether", "eth" }, { "mac", "eth.addr" },
    { "port", "tcp.port" }, { "host", "ip.addr" }, { "src", "ip.src" }, { "dst", "ip.dst" },
    { "ipv4", "ip" }, { "ip6", "ipv6" }, { "icmp6", "icmpv6" }, { "https", "tls" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (renamed); i++)
    if (g_ascii_strcasecmp (word, renamed[i].old) == 0)
      return renamed[i].new;
  return NULL;
}

/* Says that @word is not known and, where there is one, which known name is near. */
void
octet_filter_suggest_field (const OctetRegistry *registry,
                            const char          *word,
                            guint                start,
                            OctetFilterProblem  *problem)
{
  g_autofree char *repair = g_strdup (find_renamed (word));

  if (repair == NULL && strlen (word) <= MAX_WORD)
    repair = find_nearest (registry, word);
  if (repair == NULL)
    {
      octet_filter_problem_set (problem, start, (guint) strlen (word),
                                _("“%s” is neither a field nor a protocol that Octet knows."),
                                word);
      return;
    }
  octet_filter_problem_set (problem, start, (guint) strlen (word),
                            _("“%s” is not known: did you mean “%s”?"), word, repair);
  if (problem->repair == NULL)
    problem->repair = g_steal_pointer (&repair);
}
