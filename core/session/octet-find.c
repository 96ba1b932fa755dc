/* octet-find.c - looks for the next packet with a text, bytes or a field's value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts are regular expressions whose signs mean nothing, so that there are two ways to look
 * only: an expression and a run of octets. Each search is a task in a thread with a cursor of
 * its own.
 */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include "session/octet-find.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-format.h"
#include "filter/octet-filter.h"
#include "session/octet-cursor.h"

/* A person types it; more is a mistake of the clipboard. */
#define MAX_PATTERN 4096
/* Packets between two looks at the cancellable: at most a few ms. */
#define BATCH 64

struct _OctetFind
{
  GObject         parent_instance;
  OctetSession   *session;
  OctetFindKind   kind;
  OctetFindPlace  place;
  OctetFilter    *filter;
  GRegex         *regex;
  GBytes         *octets;
  guint           n_found;  /* atomic: by octet_find_all_async() so far */
  guint           n_looked; /* atomic */
};

G_DEFINE_FINAL_TYPE (OctetFind, octet_find, G_TYPE_OBJECT)

/* What a search in a thread works with. */
typedef struct
{
  OctetBitset     *among;
  guint32          from;
  int              step;
  OctetCursor     *cursor;
  OctetTree       *tree;
  GString         *line;
  OctetPacketBytes bytes;
} Search;

typedef struct
{
  guint32  packet;
  gboolean has_wrapped;
} Found;

static Search *
search_new (OctetBitset *among)
{
  Search *self = g_new0 (Search, 1);

  self->among = among != NULL ? octet_bitset_ref (among) : NULL;
  self->bytes = (OctetPacketBytes) OCTET_PACKET_BYTES_INIT;
  return self;
}

static void
search_free (gpointer data)
{
  Search *self = data;

  g_clear_pointer (&self->among, octet_bitset_unref);
  g_clear_pointer (&self->cursor, octet_cursor_free);
  g_clear_pointer (&self->tree, octet_tree_free);
  if (self->line != NULL)
    g_string_free (self->line, TRUE);
  octet_packet_bytes_clear (&self->bytes);
  g_free (self);
}

static GBytes *
parse_hex (const char  *pattern,
           GError     **error)
{
  g_autoptr (GByteArray) octets = g_byte_array_new ();
  int high = -1;

  for (const char *at = pattern; *at != 0; at++)
    {
      int digit = g_ascii_xdigit_value (*at);
      guint8 octet;

      if (digit < 0 && strchr (" :-.,\t", *at) != NULL && high < 0)
        continue;
      if (digit < 0)
        break;
      if (high < 0)
        {
          high = digit;
          continue;
        }
      octet = (guint8) (high << 4 | digit);
      g_byte_array_append (octets, &octet, 1);
      high = -1;
      if (at[1] == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&octets));
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _("Bytes are written in pairs of hexadecimal digits, like 47 45 54."));
  return NULL;
}

static GRegex *
compile (const char      *pattern,
         OctetFindKind    kind,
         OctetFindPlace   place,
         gboolean         is_case_sensitive,
         GError         **error)
{
  g_autofree char *escaped = kind == OCTET_FIND_TEXT ? g_regex_escape_string (pattern, -1) : NULL;
  GRegexCompileFlags flags = G_REGEX_OPTIMIZE;
  GRegex *regex;
  g_autoptr (GError) wrong = NULL;

  if (!is_case_sensitive)
    flags |= G_REGEX_CASELESS;
  if (place == OCTET_FIND_IN_BYTES)
    flags |= G_REGEX_RAW | G_REGEX_DOTALL;
  regex = g_regex_new (escaped != NULL ? escaped : pattern, flags, 0, &wrong);
  if (regex == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _("The regular expression is wrong: %s."), wrong->message);
  return regex;
}

/**
 * octet_find_new: (skip)
 * @session: a session that has a file open
 * @kind: what @pattern is
 * @place: where to look
 * @pattern: what to look for
 * @is_case_sensitive: whether "GET" and "get" are two texts
 * @error: where to put why @pattern cannot be looked for
 *
 * Returns: (transfer full) (nullable): ready to look
 */
OctetFind *
octet_find_new (OctetSession    *session,
                OctetFindKind    kind,
                OctetFindPlace   place,
                const char      *pattern,
                gboolean         is_case_sensitive,
                GError         **error)
{
  g_autoptr (OctetFind) self = g_object_new (OCTET_TYPE_FIND, NULL);
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;

  self->session = g_object_ref (session);
  self->kind = kind;
  self->place = kind == OCTET_FIND_HEX ? OCTET_FIND_IN_BYTES : place;
  if (*pattern == 0 || strlen (pattern) > MAX_PATTERN || !g_utf8_validate (pattern, -1, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("Write what to look for."));
      return NULL;
    }
  if (kind == OCTET_FIND_FILTER)
    {
      self->filter = octet_filter_new (octet_session_get_registry (session), pattern, &problem);
      if (self->filter == NULL)
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, problem.message);
    }
  else if (kind == OCTET_FIND_HEX)
    self->octets = parse_hex (pattern, error);
  else
    self->regex = compile (pattern, kind, self->place, is_case_sensitive, error);
  if (self->filter == NULL && self->octets == NULL && self->regex == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
find_in_octets (OctetFind    *self,
                const guint8 *data,
                gsize         size,
                gsize        *ret_position,
                gsize        *ret_size)
{
  g_autoptr (GMatchInfo) match = NULL;
  int start, end;

  if (size == 0 || size > G_MAXINT)
    return FALSE;
  if (self->octets != NULL)
    {
      gsize n_octets;
      const guint8 *octets = g_bytes_get_data (self->octets, &n_octets);
      const guint8 *at = memmem (data, size, octets, n_octets);

      *ret_position = at != NULL ? (gsize) (at - data) : 0;
      *ret_size = n_octets;
      return at != NULL;
    }
  if (!g_regex_match_full (self->regex, (const char *) data, (gssize) size, 0, 0, &match, NULL) ||
      !g_match_info_fetch_pos (match, 0, &start, &end))
    return FALSE;
  *ret_position = (gsize) start;
  *ret_size = (gsize) (end - start);
  return TRUE;
}

static gboolean
has_text (OctetFind  *self,
          const char *text,
          gsize       size)
{
  return size <= G_MAXINT && g_utf8_validate_len (text, size, NULL) &&
         g_regex_match_full (self->regex, text, (gssize) size, 0, 0, NULL, NULL);
}

static gboolean
find_in_tree (OctetFind       *self,
              const OctetTree *tree,
              GString         *line,
              guint32         *ret_node)
{
  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      if ((tree->nodes[i].flags & OCTET_NODE_HIDDEN) != 0)
        continue;
      g_string_truncate (line, 0);
      octet_format_line (tree, &tree->nodes[i], line);
      if (has_text (self, line->str, line->len))
        {
          *ret_node = i;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
find_in_summary (OctetFind          *self,
                 const OctetSummary *summary,
                 GString            *line)
{
  const OctetAddress *ends[] = { &summary->source, &summary->destination };

  for (guint i = 0; i < 2; i++)
    {
      g_string_truncate (line, 0);
      octet_address_format (ends[i], line);
      if (has_text (self, line->str, line->len))
        return TRUE;
    }
  return (summary->protocol != NULL &&
          has_text (self, summary->protocol, strlen (summary->protocol))) ||
         has_text (self, summary->info->str, summary->info->len);
}

static gboolean
look_at (OctetFind *self,
         Search    *search,
         guint32    packet)
{
  gboolean is_filter = self->kind == OCTET_FIND_FILTER;
  gboolean is_list = !is_filter && self->place == OCTET_FIND_IN_LIST;
  OctetDepth depth = is_filter || is_list ? OCTET_DEPTH_FIELDS : OCTET_DEPTH_TREE;
  const OctetSummary *summary;
  gsize position, size;
  guint32 node;

  if (search->among != NULL && !octet_bitset_test (search->among, packet))
    return FALSE;
  if (!is_filter && self->place == OCTET_FIND_IN_BYTES)
    return octet_packet_store_read (octet_session_get_store (self->session), packet,
                                    &search->bytes, NULL) &&
           find_in_octets (self, search->bytes.data, search->bytes.size, &position, &size);
  /* What is found is one of those that are shown, and its times are what the list says of it. */
  if (search->among != NULL)
    octet_cursor_set_shown (search->cursor, octet_bitset_previous (search->among, packet));
  summary = octet_cursor_dissect (search->cursor, packet, depth, is_list, search->tree, NULL);
  if (summary == NULL)
    return FALSE;
  if (is_filter)
    return octet_filter_matches (self->filter, search->tree);
  if (is_list)
    return find_in_summary (self, summary, search->line);
  return find_in_tree (self, search->tree, search->line, &node);
}

static void
prepare (OctetFind *self,
         Search    *search)
{
  search->cursor = octet_cursor_new (self->session);
  search->tree = octet_tree_new ();
  search->line = g_string_new (NULL);
  if (self->filter != NULL)
    octet_cursor_set_wanted (search->cursor, octet_filter_get_wanted (self->filter));
}

static void
next_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  OctetFind *self = source;
  Search *search = data;
  guint32 count = octet_packet_store_get_count (octet_session_get_store (self->session));
  guint32 packet = MIN (search->from, count);
  g_autofree Found *found = g_new0 (Found, 1);

  prepare (self, search);
  for (guint32 i = 0; i < count; i++)
    {
      if (i % BATCH == 0 && g_task_return_error_if_cancelled (task))
        return;
      packet = search->step > 0 ? packet + 1 : packet - 1;
      /* 0 - 1 is beyond the end too. */
      if (packet == 0 || packet > count)
        {
          packet = search->step > 0 ? 1 : count;
          found->has_wrapped = TRUE;
        }
      if (look_at (self, search, packet))
        {
          found->packet = packet;
          break;
        }
    }
  g_task_return_pointer (task, g_steal_pointer (&found), g_free);
}

/**
 * octet_find_next_async: (skip)
 * @self: what to look for
 * @among: (nullable): only these packets
 * @from: the packet where to begin; it is looked at last
 * @step: 1 forwards, -1 backwards
 * @cancellable: (nullable): ends it sooner
 * @callback: (scope async): called when a packet is found, or none
 * @data: for @callback
 *
 * Looks for the next packet, from the last on at the first again.
 */
void
octet_find_next_async (OctetFind           *self,
                       OctetBitset         *among,
                       guint32              from,
                       int                  step,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Search *search = search_new (among);

  search->from = from;
  search->step = step;
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, next_in_thread);
}

/**
 * octet_find_next_finish: (skip)
 * @self: what to look for
 * @result: what the callback got
 * @ret_wrapped: (out): whether it went on at the other end of the capture
 * @error: set where it was cancelled
 *
 * Returns: the packet; 0 where there is none
 */
guint32
octet_find_next_finish (OctetFind     *self,
                        GAsyncResult  *result,
                        gboolean      *ret_wrapped,
                        GError       **error)
{
  g_autofree Found *found = g_task_propagate_pointer (G_TASK (result), error);

  *ret_wrapped = found != NULL && found->has_wrapped;
  return found != NULL ? found->packet : 0;
}

static void
all_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  OctetFind *self = source;
  Search *search = data;
  guint32 count = octet_packet_store_get_count (octet_session_get_store (self->session));
  g_autoptr (OctetBitset) found = octet_bitset_new ();

  prepare (self, search);
  for (guint32 packet = 1; packet <= count; packet++)
    {
      if (packet % BATCH == 0)
        {
          if (g_task_return_error_if_cancelled (task))
            return;
          g_atomic_int_set (&self->n_looked, packet);
        }
      if (look_at (self, search, packet))
        {
          octet_bitset_set (found, packet);
          g_atomic_int_inc (&self->n_found);
        }
    }
  g_atomic_int_set (&self->n_looked, count);
  octet_bitset_publish (found, count);
  g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) octet_bitset_unref);
}

/**
 * octet_find_all_async: (skip)
 * @self: what to look for
 * @among: (nullable): only these packets
 * @cancellable: (nullable): ends it sooner
 * @callback: (scope async): called at the end
 * @data: for @callback
 *
 * Looks at all packets, once for each @self; octet_find_get_n_found() says how far it is.
 */
void
octet_find_all_async (OctetFind           *self,
                      OctetBitset         *among,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  Search *search = search_new (among);

  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, all_in_thread);
}

/**
 * octet_find_all_finish: (skip)
 * @self: what to look for
 * @result: what the callback got
 * @error: set where it was cancelled
 *
 * Returns: (transfer full) (nullable): the packets
 */
OctetBitset *
octet_find_all_finish (OctetFind     *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * octet_find_get_n_found: (skip)
 * @self: what to look for
 * @ret_n_looked: (out): packets that octet_find_all_async() has looked at so far
 *
 * Returns: how many of them have it
 */
guint
octet_find_get_n_found (OctetFind *self,
                        guint     *ret_n_looked)
{
  *ret_n_looked = (guint) g_atomic_int_get (&self->n_looked);
  return (guint) g_atomic_int_get (&self->n_found);
}

/**
 * octet_find_locate: (skip)
 * @self: what to look for
 * @tree: the whole tree of a packet that has it
 * @ret_node: (out): the field that has it, or %OCTET_NO_NODE
 * @ret_position: (out): where it stands in the packet, where it was sought among the octets
 * @ret_size: (out): how many octets; 0 where it was sought elsewhere
 *
 * Says where in a packet it is.
 *
 * Returns: whether it is somewhere that can be shown
 */
gboolean
octet_find_locate (OctetFind       *self,
                   const OctetTree *tree,
                   guint32         *ret_node,
                   gsize           *ret_position,
                   gsize           *ret_size)
{
  g_autoptr (GString) line = g_string_new (NULL);

  *ret_node = OCTET_NO_NODE;
  *ret_position = *ret_size = 0;
  if (self->kind == OCTET_FIND_FILTER || self->place == OCTET_FIND_IN_LIST)
    return FALSE;
  if (self->place == OCTET_FIND_IN_TREE)
    return find_in_tree (self, tree, line, ret_node);
  return tree->n_sources > 0 &&
         find_in_octets (self, tree->sources[0].data, tree->sources[0].size, ret_position,
                         ret_size);
}

static void
octet_find_finalize (GObject *object)
{
  OctetFind *self = OCTET_FIND (object);

  g_clear_pointer (&self->filter, octet_filter_unref);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_clear_pointer (&self->octets, g_bytes_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (octet_find_parent_class)->finalize (object);
}

static void
octet_find_class_init (OctetFindClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_find_finalize;
}

static void
octet_find_init (OctetFind *self)
{
}
