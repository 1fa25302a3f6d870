namespace NuTonic.Engine.Sources.AerialSample;

/// <summary>Names that the drawing gives. All are invented; many have letters beyond ASCII.</summary>
internal static class MapNames
{
    /// <summary>Streets.</summary>
    public static readonly string[] Streets =
    [
        "Señorío Street", "Juniper Lane", "Rue du Tilleul Doré", "Larkspur Drive", "Ørnevej", "Quarry Road",
        "Calle Peñalta", "Brightwater Avenue", "Żurawia", "Cobbler's Row", "Allée des Érables", "Wintergreen Court",
        "Çınarlı Way", "Thistle Street", "Šípková", "Old Kiln Road", "Mühlgasse", "Sandpiper Close", "Avenida del Búho",
        "Foxglove Terrace",
    ];

    /// <summary>Main roads.</summary>
    public static readonly string[] Roads =
    [
        "Harrow Pike", "Camino Señal", "Teasel Road", "Route de l'Étang", "Granary Road", "Björkvägen",
        "Old Ferry Road", "Carretera Piñón",
    ];

    /// <summary>Towns.</summary>
    public static readonly string[] Towns =
    [
        "Peñasalta", "Harrowmere", "Vårdala", "Łęgowo Springs", "Saint-Éloy-des-Prés", "Teaselbrook",
    ];

    /// <summary>Rivers.</summary>
    public static readonly string[] Rivers = ["Tejón River", "River Teasel", "Sälgån", "Érine"];

    /// <summary>Brooks.</summary>
    public static readonly string[] Brooks =
    [
        "Alder Brook", "Arroyo Pequeño", "Otter Run", "Ruisseau Mêlé", "Kvarnbäcken",
    ];

    /// <summary>Lakes.</summary>
    public static readonly string[] Lakes =
    [
        "Lake Brumé", "Heron Mere", "Laguna Cañiza", "Lake Sjöberg", "Mirror Tarn",
    ];

    /// <summary>Schools.</summary>
    public static readonly string[] Schools =
    [
        "Niño Feliz Elementary School", "Larkspur School", "École des Deux Ponts", "Teasel High School",
    ];

    /// <summary>Churches.</summary>
    public static readonly string[] Churches =
    [
        "Saint Brígida Church", "Chapel of the Ford", "Iglesia del Vado", "Saint Éloy",
    ];

    /// <summary>Parks.</summary>
    public static readonly string[] Parks = ["Parque del Álamo", "Millrace Park", "Founders' Green", "Jardin d'Été"];

    /// <summary>Farms.</summary>
    public static readonly string[] Farms = ["Finca Ibáñez", "Oakhanger Farm", "Gård Nybo", "Three Wells Farm"];
}
