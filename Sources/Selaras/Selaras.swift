// What a user of the library needs, under one import. The steps stay usable one by one.
@_exported public import SelarasAlignment
@_exported public import SelarasCleaning
@_exported public import SelarasDuplication
@_exported public import SelarasIdentification
@_exported public import SelarasMemory
@_exported public import SelarasPipeline
@_exported public import SelarasRecords
@_exported public import SelarasSegmentation
@_exported public import SelarasText
@_exported public import SelarasUnicode
