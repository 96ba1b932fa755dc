/* fuzz-filter.c - any text as a display filter: parsed, explained, completed, run over packets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FUZZ_CAPTURE names the capture whose packets are asked.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "filter/octet-filter-capture.h"
#include "filter/octet-filter-complete.h"
#include "filter/octet-filter-doubt.h"
#include "filter/octet-filter-macro.h"
#include "filter/octet-filter-words.h"
#include "filter/octet-filter.h"
#include "filter/octet-filter-private.h"
#include "protocols/octet-protocols.h"
#include "session/octet-cursor.h"
#include "session/octet-filter-look.h"

/* A few packets of different kinds say as much as many. */
#define MAX_PACKETS 12

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

typedef struct
{
  OctetSession    *session;
  OctetFilterSeen *seen;
  GHashTable      *macros;
  OctetCursor     *cursors[MAX_PACKETS]; /* what is in a tree lives as long as its cursor rests */
  OctetTree       *trees[MAX_PACKETS];
  guint            n_trees;
} World;

static World *
make_world (void)
{
  World *self = g_new0 (World, 1);
  const char *path = g_getenv ("FUZZ_CAPTURE");

  self->session = octet_session_new ();
  if (path == NULL || !octet_session_load (self->session, path, MAX_PACKETS, NULL, NULL))
    g_error ("FUZZ_CAPTURE names no capture");
  self->n_trees = octet_session_get_n_packets (self->session);
  for (guint i = 0; i < self->n_trees; i++)
    {
      self->trees[i] = octet_tree_new ();
      self->cursors[i] = octet_cursor_new (self->session);
      octet_cursor_dissect (self->cursors[i], i + 1, OCTET_DEPTH_TREE, FALSE, self->trees[i], NULL);
    }
  self->seen = octet_filter_seen_new (octet_session_get_registry (self->session),
                                      octet_session_get_state (self->session));
  self->macros = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (self->macros, (gpointer) "m", (gpointer) "ip.addr == $1 && ${n;$1}");
  g_hash_table_insert (self->macros, (gpointer) "n", (gpointer) "tcp.port == $1");
  return self;
}

static void
run_filter (World      *world,
            const char *text)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_auto (OctetFilterProblem) doubt = OCTET_FILTER_PROBLEM_INIT;
  g_autoptr (OctetFilter) filter = octet_filter_new (octet_session_get_registry (world->session),
                                                     text, &problem);
  g_autoptr (OctetFilterLook) look = NULL;
  g_autofree char *words = NULL, *capture = NULL;

  if (filter == NULL)
    {
      g_assert (problem.message != NULL && problem.start + problem.size <= strlen (text) + 1);
      return;
    }
  words = octet_filter_explain (filter);
  capture = octet_filter_to_capture (filter);
  octet_filter_get_doubt (filter, &doubt);
  look = octet_filter_look_new (world->session, filter);
  for (guint i = 0; i < world->n_trees; i++)
    {
      gboolean passes = octet_filter_look_passes (look, i + 1, NULL);

      /* However little of the packet is looked at, the answer is the same; but for the time since
       * the packet that passed before, which no tree alone knows. */
      g_assert (filter->uses_displayed ||
                passes == octet_filter_matches (filter, world->trees[i]));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static World *world;
  g_autofree char *text = NULL, *words = NULL, *translated = NULL, *expanded = NULL;
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;
  g_autoptr (GPtrArray) proposals = NULL;

  if (world == NULL)
    world = make_world ();
  if (size == 0)
    return 0;
  text = g_strndup ((const char *) data + 1, size - 1);
  run_filter (world, text);
  if (data[0] % 4 == 0 && g_utf8_validate (text, -1, NULL))
    proposals = octet_filter_complete (octet_session_get_registry (world->session), world->seen,
                                       text, data[0] / 4, 20);
  else if (data[0] % 4 == 1)
    words = octet_filter_from_words (octet_session_get_registry (world->session), text);
  else if (data[0] % 4 == 2)
    translated = octet_filter_translate_capture (octet_session_get_registry (world->session), text);
  else
    expanded = octet_filter_expand_macros (text, world->macros, &problem);
  return 0;
}
