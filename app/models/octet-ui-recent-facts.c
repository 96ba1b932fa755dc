/* octet-ui-recent-facts.c - what was seen of a capture when it was open: how much, how long.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-recent-facts.h"

#include <glib/gi18n.h>
#include <math.h>

#include "models/octet-ui-flow-text.h"

#define KEY "recent-facts"
#define FORMAT "a(suxayay)"
/* The list of recent captures is shorter; nobody looks at what is older. */
#define MAX_FILES 20

/* Adds a bucket to the bar that its middle falls into. */
static void
add_bucket (guint32                   bars[OCTET_UI_RECENT_N_BARS][OCTET_DENSITY_N_LEVELS],
            const OctetDensityData   *data,
            guint                     index)
{
  double span = MAX ((double) data->high - (double) data->low, 1);
  double time = (double) data->first - (double) data->low +
                ((double) index + 0.5) * (double) data->width;
  guint bar = (guint) CLAMP (time / span * OCTET_UI_RECENT_N_BARS, 0, OCTET_UI_RECENT_N_BARS - 1);

  for (guint i = 0; i < OCTET_DENSITY_N_LEVELS; i++)
    bars[bar][i] += data->buckets[index].packets[i];
}

/**
 * octet_ui_recent_facts_count: (skip)
 * @self: (out): where they go
 * @data: a whole capture's packets by time and layer
 */
void
octet_ui_recent_facts_count (OctetUiRecentFacts     *self,
                             const OctetDensityData *data)
{
  guint32 bars[OCTET_UI_RECENT_N_BARS][OCTET_DENSITY_N_LEVELS] = { 0 };
  guint32 totals[OCTET_UI_RECENT_N_BARS] = { 0 };
  guint32 highest = 1;

  *self = (OctetUiRecentFacts) { .n_packets = data->n_packets };
  if (data->low > data->high)
    return;
  self->duration = data->high - data->low;
  for (guint i = 0; i < data->n_buckets; i++)
    add_bucket (bars, data, i);
  for (guint i = 0; i < OCTET_UI_RECENT_N_BARS; i++)
    {
      for (guint k = 0; k < OCTET_DENSITY_N_LEVELS; k++)
        {
          totals[i] += bars[i][k];
          if (bars[i][k] > bars[i][self->levels[i]])
            self->levels[i] = (guint8) k;
        }
      highest = MAX (highest, totals[i]);
    }
  /* As in the traffic strip: the square root, so that a single packet is seen beside thousands. */
  for (guint i = 0; i < OCTET_UI_RECENT_N_BARS; i++)
    if (totals[i] > 0)
      self->heights[i] = (guint8) MAX (1, 255 * sqrt ((double) totals[i] / (double) highest));
}

/**
 * octet_ui_recent_facts_describe: (skip)
 * @self: facts
 *
 * Returns: (transfer full): "1,482 packets · 4 min 12 s"
 */
char *
octet_ui_recent_facts_describe (const OctetUiRecentFacts *self)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%'u packet", "%'u packets",
                                                      self->n_packets), self->n_packets);
  g_autofree char *span = octet_ui_flow_text_span (self->duration);

  /* Translators: how many packets, and how long from the first to the last */
  return g_strdup_printf (_("%s · %s"), count, span);
}

static GVariant *
new_bytes (const guint8 *bytes)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, bytes, OCTET_UI_RECENT_N_BARS, 1);
}

/**
 * octet_ui_recent_facts_put: (skip)
 * @settings: the program's
 * @uri: of a capture
 * @self: what was seen of it
 *
 * Writes it down in place of what was seen before, and forgets the oldest files.
 */
void
octet_ui_recent_facts_put (GSettings                *settings,
                           const char               *uri,
                           const OctetUiRecentFacts *self)
{
  g_autoptr (GVariant) before = g_settings_get_value (settings, KEY);
  GVariantBuilder builder;
  gsize count = 1;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (FORMAT));
  g_variant_builder_add (&builder, "(sux@ay@ay)", uri, self->n_packets, self->duration,
                         new_bytes (self->heights), new_bytes (self->levels));
  for (gsize i = 0; i < g_variant_n_children (before) && count < MAX_FILES; i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (before, i);
      const char *other;

      g_variant_get_child (entry, 0, "&s", &other);
      if (g_str_equal (other, uri))
        continue;
      g_variant_builder_add_value (&builder, entry);
      count++;
    }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

/* Settings are a file that people may write to: anything may stand there. */
static void
read_bytes (GVariant *entry,
            gsize     child,
            guint8   *ret_bytes)
{
  g_autoptr (GVariant) value = g_variant_get_child_value (entry, child);
  gsize size;
  const guint8 *bytes = g_variant_get_fixed_array (value, &size, 1);

  for (gsize i = 0; i < OCTET_UI_RECENT_N_BARS; i++)
    ret_bytes[i] = i < size ? bytes[i] : 0;
}

/**
 * octet_ui_recent_facts_find: (skip)
 * @settings: the program's
 * @uri: of a capture
 * @ret_facts: (out): what was seen of it
 *
 * Returns: whether anything was
 */
gboolean
octet_ui_recent_facts_find (GSettings          *settings,
                            const char         *uri,
                            OctetUiRecentFacts *ret_facts)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);

  for (gsize i = 0; i < MIN (g_variant_n_children (all), MAX_FILES); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (all, i);
      const char *other;

      g_variant_get_child (entry, 0, "&s", &other);
      if (!g_str_equal (other, uri))
        continue;
      g_variant_get_child (entry, 1, "u", &ret_facts->n_packets);
      g_variant_get_child (entry, 2, "x", &ret_facts->duration);
      read_bytes (entry, 3, ret_facts->heights);
      read_bytes (entry, 4, ret_facts->levels);
      return TRUE;
    }
  return FALSE;
}

/* A session and the count that is waited for. */
typedef struct
{
  OctetSession *session;
  GSettings    *settings;
} Watch;

static void
watch_free (gpointer  data,
            GClosure *closure)
{
  Watch *self = data;

  g_object_unref (self->session);
  g_object_unref (self->settings);
  g_free (self);
}

static void
counted_cb (OctetDensity *density,
            Watch        *self)
{
  const OctetDensityData *data = octet_density_get_data (density);
  g_autofree char *uri = g_file_get_uri (octet_session_get_file (self->session));
  OctetUiRecentFacts facts;

  /* More packets were there than when this count began: another one follows. */
  if (data->n_packets < octet_session_get_n_packets (self->session))
    return;
  octet_ui_recent_facts_count (&facts, data);
  octet_ui_recent_facts_put (self->settings, uri, &facts);
  /* It has kept itself until here; the watch goes with the signal. */
  g_signal_handlers_disconnect_by_data (density, self);
  g_object_unref (density);
}

/**
 * octet_ui_recent_facts_watch:
 * @session: a capture that has been read
 * @settings: the program's
 *
 * Counts it in another thread, and writes down what was seen.
 */
void
octet_ui_recent_facts_watch (OctetSession *session,
                             GSettings    *settings)
{
  Watch *self = g_new (Watch, 1);
  OctetDensity *density = octet_density_new (session);

  *self = (Watch) { g_object_ref (session), g_object_ref (settings) };
  g_signal_connect_data (density, "changed", G_CALLBACK (counted_cb), self, watch_free, 0);
}
