/* octet-ui-filter-memory.c - the filters that were applied lately, and those that were saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-filter-memory.h"

#include <string.h>

#define HISTORY "filter-history"
#define FAVOURITES "filter-favourites"
/* A menu that needs no search. */
#define MAX_HISTORY 20
#define MAX_FAVOURITES 100
/* What comes from the settings may have been written by anything. */
#define MAX_SIZE 4096

struct _OctetUiFilterMemory
{
  GObject     parent_instance;
  GSettings  *settings; /* NULL remembers as long as the program runs */
  GStrv       history;
  GStrv       favourites;
  GHashTable *names;    /* of favourites that have one */
};

G_DEFINE_FINAL_TYPE (OctetUiFilterMemory, octet_ui_filter_memory, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* @texts without @text; with it in front where @in_front. */
static GStrv
change (GStrv       texts,
        const char *text,
        gboolean    in_front,
        guint       max)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint count = 0;

  if (in_front && max > 0)
    {
      g_strv_builder_add (builder, text);
      count++;
    }
  for (guint i = 0; texts[i] != NULL && count < max; i++)
    if (!g_str_equal (texts[i], text) && *texts[i] != 0 && strlen (texts[i]) <= MAX_SIZE)
      {
        g_strv_builder_add (builder, texts[i]);
        count++;
      }
  return g_strv_builder_end (builder);
}

static void
store_history (OctetUiFilterMemory *self,
               GStrv                changed)
{
  g_strfreev (self->history);
  self->history = changed;
  if (self->settings != NULL)
    g_settings_set_strv (self->settings, HISTORY, (const char *const *) changed);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
store_favourites (OctetUiFilterMemory *self,
                  GStrv                changed)
{
  GVariantBuilder builder;

  g_strfreev (self->favourites);
  self->favourites = changed;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  for (guint i = 0; changed[i] != NULL; i++)
    g_variant_builder_add (&builder, "(ss)", octet_ui_filter_memory_get_name (self, changed[i]),
                           changed[i]);
  if (self->settings != NULL)
    g_settings_set_value (self->settings, FAVOURITES, g_variant_builder_end (&builder));
  else
    g_variant_builder_clear (&builder);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GStrv
read_favourites (OctetUiFilterMemory *self)
{
  g_autoptr (GVariant) value = g_settings_get_value (self->settings, FAVOURITES);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GVariantIter iter;
  const char *name, *text;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&s&s)", &name, &text))
    {
      g_strv_builder_add (builder, text);
      if (*name != 0)
        g_hash_table_insert (self->names, g_strdup (text), g_strdup (name));
    }
  return g_strv_builder_end (builder);
}

static void
settings_changed_cb (OctetUiFilterMemory *self)
{
  g_auto (GStrv) history = g_settings_get_strv (self->settings, HISTORY);
  g_auto (GStrv) favourites = read_favourites (self);

  if (g_strv_equal ((const char *const *) history, (const char *const *) self->history) &&
      g_strv_equal ((const char *const *) favourites, (const char *const *) self->favourites))
    return;
  g_strfreev (self->history);
  g_strfreev (self->favourites);
  self->history = change (history, "", FALSE, MAX_HISTORY);
  self->favourites = change (favourites, "", FALSE, MAX_FAVOURITES);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * octet_ui_filter_memory_new:
 * @settings: (nullable): where they are kept; %NULL for nowhere
 *
 * Returns: (transfer full): filters of the past
 */
OctetUiFilterMemory *
octet_ui_filter_memory_new (GSettings *settings)
{
  OctetUiFilterMemory *self = g_object_new (OCTET_UI_TYPE_FILTER_MEMORY, NULL);

  if (settings == NULL)
    return self;
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  settings_changed_cb (self);
  return self;
}

/**
 * octet_ui_filter_memory_add:
 * @self: filters of the past
 * @text: a filter that was applied; an empty one is not remembered
 */
void
octet_ui_filter_memory_add (OctetUiFilterMemory *self,
                            const char          *text)
{
  if (*text != 0 && strlen (text) <= MAX_SIZE && g_strcmp0 (self->history[0], text) != 0)
    store_history (self, change (self->history, text, TRUE, MAX_HISTORY));
}

/**
 * octet_ui_filter_memory_forget:
 * @self: filters of the past
 * @text: one of those that were applied
 */
void
octet_ui_filter_memory_forget (OctetUiFilterMemory *self,
                               const char          *text)
{
  if (g_strv_contains ((const char *const *) self->history, text))
    store_history (self, change (self->history, text, FALSE, MAX_HISTORY));
}

/**
 * octet_ui_filter_memory_is_favourite:
 * @self: filters of the past
 * @text: a filter
 *
 * Returns: whether it was saved
 */
gboolean
octet_ui_filter_memory_is_favourite (OctetUiFilterMemory *self,
                                     const char          *text)
{
  return g_strv_contains ((const char *const *) self->favourites, text);
}

/**
 * octet_ui_filter_memory_set_favourite:
 * @self: filters of the past
 * @text: a filter
 * @is_favourite: whether to save it, or to forget that it was saved
 */
void
octet_ui_filter_memory_set_favourite (OctetUiFilterMemory *self,
                                      const char          *text,
                                      gboolean             is_favourite)
{
  if (*text == 0 || strlen (text) > MAX_SIZE ||
      octet_ui_filter_memory_is_favourite (self, text) == !!is_favourite)
    return;
  store_favourites (self, change (self->favourites, text, is_favourite, MAX_FAVOURITES));
}

/**
 * octet_ui_filter_memory_get_name:
 * @self: filters of the past
 * @text: a filter
 *
 * Returns: (transfer none): the name under which it was saved; empty where it has none
 */
const char *
octet_ui_filter_memory_get_name (OctetUiFilterMemory *self,
                                 const char          *text)
{
  const char *name = g_hash_table_lookup (self->names, text);

  return name != NULL ? name : "";
}

/**
 * octet_ui_filter_memory_list_history:
 * @self: filters of the past
 *
 * Returns: (transfer none) (array zero-terminated=1): what was applied, the last one first
 */
const char *const *
octet_ui_filter_memory_list_history (OctetUiFilterMemory *self)
{
  return (const char *const *) self->history;
}

/**
 * octet_ui_filter_memory_list_favourites:
 * @self: filters of the past
 *
 * Returns: (transfer none) (array zero-terminated=1): what was saved, the last one first
 */
const char *const *
octet_ui_filter_memory_list_favourites (OctetUiFilterMemory *self)
{
  return (const char *const *) self->favourites;
}

static void
octet_ui_filter_memory_finalize (GObject *object)
{
  OctetUiFilterMemory *self = OCTET_UI_FILTER_MEMORY (object);

  g_strfreev (self->history);
  g_strfreev (self->favourites);
  g_hash_table_unref (self->names);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (octet_ui_filter_memory_parent_class)->finalize (object);
}

static void
octet_ui_filter_memory_class_init (OctetUiFilterMemoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = octet_ui_filter_memory_finalize;

  /**
   * OctetUiFilterMemory::changed:
   *
   * Others are remembered.
   */
  signals[CHANGED] = g_signal_new ("changed", OCTET_UI_TYPE_FILTER_MEMORY, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
octet_ui_filter_memory_init (OctetUiFilterMemory *self)
{
  self->history = g_new0 (char *, 1);
  self->favourites = g_new0 (char *, 1);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}
